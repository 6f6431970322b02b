#include "app/page.h"
const char* comparison = "a <b and c";  // fine: "<b>" stands in a comment
const char* markup = "<b>bold</b>";
const char* template_of = R"(x
<p class="y">)";
