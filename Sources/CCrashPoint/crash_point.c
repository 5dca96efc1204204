#include "crash_point.h"

__attribute__((weak)) void backlot_crash_point(const char *name) { (void)name; }
