#include "../search/search.h"
