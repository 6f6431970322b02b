// datac as a program (datac.h).
#include <iostream>

#include "tools/datac/datac.h"

int main(int argc, char** argv) { return datac::run({argv + 1, argv + argc}, std::cout, std::cerr); }
