// Draws through WebGL2.
//
// web/canvas.js makes context and program, long before this program is there: the graphics process, which has to
// answer, takes its time meanwhile. The program takes places in device pixels and the canvas's size as attribute 3, the
// same for all vertices, so that nothing here needs to find a uniform. A glyph's texel is how much of a pixel it
// covers.
//
// The context keeps its picture from frame to frame, since only what became different is drawn (backend.h). What moves
// is copied aside and back: a picture cannot be copied within itself (OpenGL ES 3.0 section 4.3.3). Nothing that the
// context is asked waits for the graphics process, and no state is asked for: nobody else draws here.
#include "platform/backend.h"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>

#include <cstddef>

namespace platform {
namespace {

EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = 0;

/// What the context has of ours. Zero: not made.
struct Objects {
  GLuint array = 0, vertices = 0, indices = 0;
  GLuint aside = 0, frame = 0;  // a texture for what moves, and the frame buffer that reads it
  int aside_width = 0, aside_height = 0;
  int width = 0, height = 0;  // of the canvas, as the context was told
};
Objects gl;

bool use_context() {
  if (!context) {
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.majorVersion = 2;
    attributes.alpha = false;
    attributes.depth = false;
    attributes.stencil = false;
    attributes.antialias = false;  // the triangles have smooth edges
    attributes.preserveDrawingBuffer = true;
    attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
    attributes.enableExtensionsByDefault = false;  // nothing here uses one, and each is a question to another process
    context = emscripten_webgl_create_context("#canvas", &attributes);
    if (context <= 0) {
      context = 0;
      return false;
    }
  }
  return emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS;
}

// Textures
// --------------------------------------------------------------------------------------------------------------

void create(ImTextureData& texture) {
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, texture.Width, texture.Height, 0, GL_RED, GL_UNSIGNED_BYTE,
               texture.GetPixels());
  texture.SetTexID(name);
  texture.SetStatus(ImTextureStatus_OK);
}

void update(ImTextureData& texture) {
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture.TexID));
  glPixelStorei(GL_UNPACK_ROW_LENGTH, texture.Width);
  for (const ImTextureRect& r : texture.Updates)
    glTexSubImage2D(GL_TEXTURE_2D, 0, r.x, r.y, r.w, r.h, GL_RED, GL_UNSIGNED_BYTE, texture.GetPixelsAt(r.x, r.y));
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  texture.SetStatus(ImTextureStatus_OK);
}

void destroy(ImTextureData& texture) {
  const auto name = static_cast<GLuint>(texture.TexID);
  glDeleteTextures(1, &name);
  texture.SetTexID(ImTextureID_Invalid);
  texture.SetStatus(ImTextureStatus_Destroyed);
}

void bring_up_to_date(ImTextureData& texture) {
  if (texture.Status == ImTextureStatus_WantCreate)
    create(texture);
  else if (texture.Status == ImTextureStatus_WantUpdates)
    update(texture);
  else if (texture.Status == ImTextureStatus_WantDestroy && texture.UnusedFrames > 0)
    destroy(texture);
}

// Drawing
// ---------------------------------------------------------------------------------------------------------------

/// The context counts rows from the bottom.
void scissor(const Area& area) { glScissor(area.x0, gl.height - area.y1, area.width(), area.height()); }

void fit(int width, int height) {
  if (width == gl.width && height == gl.height) return;
  gl.width = width;
  gl.height = height;
  glViewport(0, 0, width, height);
  glVertexAttrib2f(3, static_cast<float>(width), static_cast<float>(height));
}

void make_room_aside(int width, int height) {
  if (gl.aside_width >= width && gl.aside_height >= height) return;
  if (!gl.frame) glGenFramebuffers(1, &gl.frame);
  if (!gl.aside) glGenTextures(1, &gl.aside);
  gl.aside_width = gl.width;
  gl.aside_height = gl.height;
  glBindTexture(GL_TEXTURE_2D, gl.aside);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGB8, gl.aside_width, gl.aside_height, 0, GL_RGB, GL_UNSIGNED_BYTE, nullptr);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, gl.frame);
  glFramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, gl.aside, 0);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
}

void move(const Redraw::Move& move) {
  const Area& a = move.area;
  const int width = a.width() - (move.dx < 0 ? -move.dx : move.dx);
  const int height = a.height() - (move.dy < 0 ? -move.dy : move.dy);
  const int from_x = move.dx < 0 ? a.x0 - move.dx : a.x0, from_y = move.dy < 0 ? a.y0 - move.dy : a.y0;
  const int x = from_x + move.dx, y = gl.height - (from_y + move.dy + height);
  make_room_aside(width, height);
  glBindTexture(GL_TEXTURE_2D, gl.aside);
  glCopyTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, from_x, gl.height - (from_y + height), width, height);
  scissor(a);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, gl.frame);
  glBlitFramebuffer(0, 0, width, height, x, y, x + width, y + height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
}

void upload(const Redraw& redraw) {
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(redraw.vertices.size() * sizeof(ImDrawVert)),
               redraw.vertices.data(), GL_STREAM_DRAW);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(redraw.indices.size() * sizeof(std::uint32_t)),
               redraw.indices.data(), GL_STREAM_DRAW);
}

void draw(const Redraw& redraw) {
  if (!redraw.indices.empty()) upload(redraw);
  const auto channel = [&](int shift) { return static_cast<float>(redraw.ground >> shift & 255) / 255; };
  glClearColor(channel(16), channel(8), channel(0), 1);
  for (const Redraw::Batch& batch : redraw.batches) {
    scissor(batch.area);
    if (batch.clears) glClear(GL_COLOR_BUFFER_BIT);
    if (!batch.count) continue;
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(batch.texture.GetTexID()));
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(batch.count), GL_UNSIGNED_INT,
                   reinterpret_cast<const void*>(batch.first * sizeof(std::uint32_t)));
  }
}

}  // namespace

bool backend_start(ImFontAtlas& atlas) {
  if (!use_context()) return false;
  GLint most = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &most);  // which browsers know without asking
  atlas.TexMaxWidth = atlas.TexMaxHeight = most;

  glGenVertexArrays(1, &gl.array);
  glGenBuffers(1, &gl.vertices);
  glGenBuffers(1, &gl.indices);
  glBindVertexArray(gl.array);
  glBindBuffer(GL_ARRAY_BUFFER, gl.vertices);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, gl.indices);
  const auto at = [](std::size_t offset) { return reinterpret_cast<const void*>(offset); };
  for (GLuint i = 0; i < 3; ++i) glEnableVertexAttribArray(i);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(ImDrawVert), at(offsetof(ImDrawVert, pos)));
  glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, sizeof(ImDrawVert), at(offsetof(ImDrawVert, uv)));
  glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(ImDrawVert), at(offsetof(ImDrawVert, col)));
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glEnable(GL_SCISSOR_TEST);
  glEnable(GL_BLEND);
  glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
  return true;
}

void backend_stop(ImFontAtlas& atlas) {
  for (ImTextureData* texture : atlas.TexList)
    if (texture->TexID != ImTextureID_Invalid) destroy(*texture);
  glDeleteFramebuffers(1, &gl.frame);
  glDeleteTextures(1, &gl.aside);
  glDeleteBuffers(1, &gl.vertices);
  glDeleteBuffers(1, &gl.indices);
  glDeleteVertexArrays(1, &gl.array);
  gl = {};
}

void backend_render(ImFontAtlas& atlas, const Redraw& redraw) {
  for (ImTextureData* texture : atlas.TexList) bring_up_to_date(*texture);
  fit(redraw.width, redraw.height);
  for (const auto& each : redraw.moves) move(each);
  draw(redraw);
}

}  // namespace platform
