// A backend without a screen: takes every texture as uploaded and draws nothing, but keeps what it was told to. For
// native tests of ui and runner.
#include "platform/headless/backend.h"

namespace platform {
namespace {
Redraw told;
}

const Redraw& last_redraw() { return told; }

bool backend_start(ImFontAtlas&) { return true; }

void backend_stop(ImFontAtlas& atlas) {
  for (ImTextureData* texture : atlas.TexList)
    if (texture->TexID != ImTextureID_Invalid) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    }
}

void backend_render(ImFontAtlas& atlas, const Redraw& redraw) {
  told = redraw;
  for (ImTextureData* texture : atlas.TexList) {
    if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates) {
      texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    } else if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    }
  }
}

}  // namespace platform
