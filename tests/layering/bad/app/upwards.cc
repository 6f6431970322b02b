// Upwards.
#include "app/page.h"
#include "registry/model.h"
#include "ui/draw.h"
// #include "ui/theme.h"
