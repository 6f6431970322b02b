// What Dear ImGui's OpenGL backend is told when it asks the context for its state (CMakeLists.txt names these functions
// in place of GL's). Before each frame it notes some twenty values, in order to give them back to whoever else draws;
// here nobody else does, and the browser answers each question only after its graphics process has done all work before
// it. So it is told a new context's values (OpenGL ES 3.0, tables 6.2 to 6.31), and gives these back.
#include <GLES3/gl3.h>

extern "C" {

void known_integer(GLenum name, GLint* value) {
  switch (name) {
    case GL_MAJOR_VERSION:
      *value = 3;  // WebGL 2 is OpenGL ES 3.0
      return;
    case GL_MAX_TEXTURE_SIZE:
      glGetIntegerv(name, value);
      return;
    case GL_ACTIVE_TEXTURE:
      *value = GL_TEXTURE0;
      return;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA:
      *value = GL_FUNC_ADD;
      return;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA:
      *value = GL_ONE;
      return;
    case GL_VIEWPORT:
    case GL_SCISSOR_BOX:
      for (int i = 0; i < 4; ++i) value[i] = 0;
      return;
  }
  *value = 0;
}

GLboolean known_enabled(GLenum) { return GL_FALSE; }

const GLubyte* known_string(GLenum) { return reinterpret_cast<const GLubyte*>("OpenGL ES 3.0"); }
}
