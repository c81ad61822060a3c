/* Counts what a process allocates, and tells it on stderr when it ends: LD_PRELOAD=mallocs.so. For glibc. */
#define _GNU_SOURCE
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static atomic_ulong count;
static atomic_int told;

static void tell(void) {
    if (atomic_exchange(&told, 1)) return;
    char text[64];
    int length = snprintf(text, sizeof text, "\nallocations %lu\n", atomic_load(&count));
    if (write(2, text, length) < 0) return;
}

void *malloc(size_t size) { atomic_fetch_add_explicit(&count, 1, memory_order_relaxed); return __libc_malloc(size); }
void *calloc(size_t n, size_t size) { atomic_fetch_add_explicit(&count, 1, memory_order_relaxed); return __libc_calloc(n, size); }
void *realloc(void *old, size_t size) { atomic_fetch_add_explicit(&count, 1, memory_order_relaxed); return __libc_realloc(old, size); }
void *memalign(size_t at, size_t size) { atomic_fetch_add_explicit(&count, 1, memory_order_relaxed); return __libc_memalign(at, size); }
void *aligned_alloc(size_t at, size_t size) { return memalign(at, size); }
int posix_memalign(void **into, size_t at, size_t size) { *into = memalign(at, size); return *into ? 0 : 12; }

/* A process may end without running destructors. */
void _exit(int code) { tell(); syscall(SYS_exit_group, code); __builtin_unreachable(); }
__attribute__((destructor)) static void at_the_end(void) { tell(); }
