#include <emscripten/em_asm.h>
void f() { EM_ASM(1); }
