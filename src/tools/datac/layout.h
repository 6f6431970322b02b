// Pictures of flowcharts: boxes sized by the text that goes into them, placed by Graphviz, arrows as it routed them.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tools/datac/data.h"

namespace datac {

/// Widths of a font's text, without kerning, as the canvas prints it.
class Font {
 public:
  /// Throws std::runtime_error where the file is no font.
  explicit Font(const std::string& file);
  ~Font();
  /// In pixels, for UTF-8 text of a size in pixels.
  float width(std::string_view text, float size) const;
  /// Breaks text at spaces: as few lines as fit into `limit`, then as even as possible.
  std::vector<std::string> lines(std::string_view text, float size, float limit) const;

 private:
  struct Face;
  std::unique_ptr<Face> face_;
};

/// Fills in the picture of a chart. Graphviz' input and output are left in `folder` as ID.dot and ID.json, to look at.
/// Throws std::runtime_error where `dot` cannot be run.
void layout(const Data& data, ChartData& chart, const Font& font, const std::string& dot,
            const std::filesystem::path& folder);

}  // namespace datac
