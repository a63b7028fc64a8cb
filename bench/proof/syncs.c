/* Has fsync and fdatasync fail with EIO, as the file BONGSU_SYNC_FAILS says: 3 is each third call, -3 each from the third on, 0 none.
   For every call a character is added to the file BONGSU_SYNC_LOG: '.' where it was let through, 'x' where it failed. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static long calls;

static long interval(void)
{
    char text[16] = "";
    const char *path = getenv("BONGSU_SYNC_FAILS");
    int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;

    if (file < 0)
        return 0;
    if (read(file, text, sizeof text - 1) < 0)
        text[0] = 0;
    close(file);
    return strtol(text, NULL, 10);
}

static void note(const char *sign)
{
    const char *path = getenv("BONGSU_SYNC_LOG");
    int file = path ? open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;

    if (file >= 0) {
        if (write(file, sign, 1) < 0)
            perror("syncs");
        close(file);
    }
}

static int sync_by(const char *name, int fd)
{
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    long every = interval();
    long call = every ? __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST) : 0;

    if ((every > 0 && call % every == 0) || (every < 0 && call >= -every)) {
        note("x");
        errno = EIO;
        return -1;
    }
    note(".");
    return real(fd);
}

int fsync(int fd)
{
    return sync_by("fsync", fd);
}

int fdatasync(int fd)
{
    return sync_by("fdatasync", fd);
}
