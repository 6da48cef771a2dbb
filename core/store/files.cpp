// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/files.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace roundtrip {

namespace {

// A rename reaches the disk with the folder that it happened in.
void syncFolder(const std::filesystem::path& folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
        throw errorOf(errno, folder);
    }
    const int result = ::fsync(descriptor);
    const int number = errno;
    ::close(descriptor);
    // Some file systems cannot sync folders, and say so.
    if (result != 0 && number != EINVAL) {
        throw errorOf(number, folder);
    }
}

int renameWithoutReplacing(const std::filesystem::path& from, const std::filesystem::path& to)
{
    const int result = ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE);
    if (result == 0 || (errno != EINVAL && errno != ENOSYS)) {
        return result;
    }
    // A file system that does not know how: the next best.
    if (identityOf(to)) {
        errno = EEXIST;
        return -1;
    }
    return ::rename(from.c_str(), to.c_str());
}

} // namespace

std::optional<FileIdentity> identityOf(const std::filesystem::path& path)
{
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        return std::nullopt;
    }
    return FileIdentity{status.st_dev, status.st_ino};
}

std::filesystem::path journalOf(const std::filesystem::path& document)
{
    auto journal = document;
    journal += "-journal";
    return journal;
}

bool hasJournal(const std::filesystem::path& document)
{
    std::error_code none;
    const auto size = std::filesystem::file_size(journalOf(document), none);
    return !none && size > 0;
}

std::filesystem::path temporaryBeside(const std::filesystem::path& document)
{
    return document.parent_path() / ("." + document.filename().string() + "." + text(newUuid()) + ".new");
}

void publish(const std::filesystem::path& made, const std::filesystem::path& target, Existing existing)
{
    int result = 0;
    if (existing == Existing::replace) {
        // A journal left by the old document would be rolled back into the new one.
        std::error_code ignored;
        std::filesystem::remove(journalOf(target), ignored);
        result = ::rename(made.c_str(), target.c_str());
    } else {
        result = renameWithoutReplacing(made, target);
    }
    if (result != 0) {
        const int number = errno;
        ::unlink(made.c_str());
        throw errorOf(number, target);
    }
    syncFolder(target.parent_path());
}

std::filesystem::path copyAside(const std::filesystem::path& document, const TemporaryFolder& folder)
{
    const auto copy = folder.path() / document.filename();
    std::filesystem::copy_file(document, copy);
    if (hasJournal(document)) {
        std::filesystem::copy_file(journalOf(document), journalOf(copy));
    }
    return copy;
}

StoreError errorOf(int number, const std::filesystem::path& path)
{
    using Kind = StoreError::Kind;
    Kind kind = Kind::failed;
    switch (number) {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG: kind = Kind::notThere; break;
    case EEXIST: kind = Kind::alreadyThere; break;
    case EACCES:
    case EPERM:
    case EROFS: kind = Kind::readOnly; break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG: kind = Kind::diskFull; break;
    case EISDIR: kind = Kind::notADocument; break;
    default: break;
    }
    return {kind, path, std::strerror(number)};
}

TemporaryFolder::TemporaryFolder()
{
    std::string pattern = (std::filesystem::temp_directory_path() / "roundtrip-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) {
        throw errorOf(errno, pattern);
    }
    m_path = pattern;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace roundtrip
