#include "search/fold.h"
#include "search/search.h"
