// Not here: __EMSCRIPTEN__
#ifdef __EMSCRIPTEN__
#endif
