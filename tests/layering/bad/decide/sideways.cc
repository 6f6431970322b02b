#include "registry/registry.h"
#include "search/search.h"
