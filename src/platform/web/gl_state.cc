// What Dear ImGui's OpenGL backend is told when it asks the context something (CMakeLists.txt names these functions in
// place of GL's). The browser answers each question only after its graphics process has done all work before it, so
// that what is known beforehand is not asked, and the rest as late as possible.
//
// State: before each frame the backend notes some twenty values, in order to give them back to whoever else draws; here
// nobody else does. It is told a new context's values (OpenGL ES 3.0, tables 6.2 to 6.31), and gives these back.
//
// Shaders: they are handed over at the start, and compile while the app makes its first layout. Whether they did, and
// where their uniforms are, is asked when the first of these is set, by the first drawing. WebGL 2 has to accept these
// shaders (they keep to GLSL ES 3.00); a lost context, the one case where they fail, is told to the host by an event.
#include <GLES3/gl3.h>

#include <cstring>
#include <span>

namespace {

GLuint program = 0;
constexpr const char* uniforms[] = {"Texture", "ProjMtx"};
constexpr const char* attributes[] = {"Position", "UV", "Color"};
constexpr GLint unknown = -2;
GLint places[] = {unknown, unknown};

/// -1 where it is not among them, which GL takes to mean none.
GLint index_of(std::span<const char* const> names, const char* name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (!std::strcmp(name, names[i])) return static_cast<GLint>(i);
  return -1;
}

GLint place_of(GLint uniform) {
  if (uniform < 0) return uniform;
  GLint& place = places[uniform];
  if (place == unknown) place = glGetUniformLocation(program, uniforms[uniform]);
  return place;
}

}  // namespace

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

void known_shader(GLuint, GLenum name, GLint* value) { *value = name == GL_COMPILE_STATUS; }  // and no log

void known_program(GLuint made, GLenum name, GLint* value) {
  program = made;
  for (GLint& place : places) place = unknown;
  *value = name == GL_LINK_STATUS;
}

/// The layout qualifiers of the backend's vertex shader say so.
GLint known_attribute(GLuint, const char* name) { return index_of(attributes, name); }

/// An index into `uniforms`.
GLint later_uniform(GLuint, const char* name) { return index_of(uniforms, name); }

void set_uniform(GLint uniform, GLint value) { glUniform1i(place_of(uniform), value); }

void set_uniform_matrix(GLint uniform, GLsizei count, GLboolean transpose, const GLfloat* value) {
  glUniformMatrix4fv(place_of(uniform), count, transpose, value);
}
}
