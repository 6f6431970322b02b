// What Dear ImGui's OpenGL backend is told when it asks the context something (CMakeLists.txt names these functions in
// place of GL's). The browser answers each question only after its graphics process has done all work before it, so
// that what is known beforehand is not asked.
//
// State: before each frame the backend notes some twenty values, in order to give them back to whoever else draws; here
// nobody else does. It is told a new context's values (OpenGL ES 3.0, tables 6.2 to 6.31), and gives these back.
//
// Program: web/canvas.js makes it, with the context, long before this program is there, and tells it the canvas's size.
// The backend is told that its own was made, and what it sets there is passed over; the texture is the first anyway.
#include <GLES3/gl3.h>

#include <cstring>

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

GLuint given_shader(GLenum) { return 1; }
GLuint given_program() { return 1; }
void known_status(GLuint, GLenum name, GLint* value) { *value = name == GL_COMPILE_STATUS || name == GL_LINK_STATUS; }
void no_log(GLuint, GLsizei, GLsizei*, GLchar*) {}
void no_source(GLuint, GLsizei, const GLchar* const*, const GLint*) {}
void no_change(GLuint) {}
void no_change_of_two(GLuint, GLuint) {}

/// As in the vertex shader of web/canvas.js; none of the backend's other attributes.
GLint known_attribute(GLuint, const char* name) {
  constexpr const char* names[] = {"Position", "UV", "Color"};
  for (int i = 0; i < 3; ++i)
    if (!std::strcmp(name, names[i])) return i;
  return -1;
}

GLint known_uniform(GLuint, const char*) { return 0; }
void no_uniform(GLint, GLint) {}
void no_matrix(GLint, GLsizei, GLboolean, const GLfloat*) {}
}
