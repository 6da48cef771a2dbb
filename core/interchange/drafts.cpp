// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/drafts.h"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace roundtrip {

namespace fs = std::filesystem;

namespace {

struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closer>;

[[noreturn]] void fail(const fs::path& file, int error)
{
    throw fs::filesystem_error("cannot write", file, std::error_code(error, std::generic_category()));
}

// To the disk, whoever wrote it.
void sync(const fs::path& draft, const fs::path& file)
{
    const int handle = ::open(draft.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) {
        fail(file, errno);
    }
    const int error = ::fsync(handle) == 0 ? 0 : errno;
    ::close(handle);
    if (error != 0) {
        fail(file, error);
    }
}

} // namespace

Drafts::~Drafts()
{
    std::error_code ignored;
    for (const Draft& draft : m_drafts) {
        fs::remove(draft.draft, ignored);
    }
    for (auto folder = m_folders.rbegin(); folder != m_folders.rend(); ++folder) {
        fs::remove(*folder, ignored); // only if it is empty
    }
}

fs::path Drafts::reserve(const fs::path& file)
{
    fs::path draft = file;
    draft.replace_filename("." + file.stem().string() + ".part" + std::to_string(::getpid()) +
                           file.extension().string());
    const File made(std::fopen(draft.c_str(), "wxb"));
    if (!made) {
        fail(file, errno);
    }
    m_drafts.push_back({draft, file});
    return draft;
}

void Drafts::add(const fs::path& file, std::string_view bytes)
{
    const fs::path draft = reserve(file);
    const File opened(std::fopen(draft.c_str(), "wb"));
    if (!opened || std::fwrite(bytes.data(), 1, bytes.size(), opened.get()) != bytes.size() ||
        std::fflush(opened.get()) != 0) {
        fail(file, errno);
    }
}

void Drafts::folder(const fs::path& folder)
{
    if (fs::is_directory(folder)) {
        return;
    }
    // Remembered from the outermost in, so that they go from the innermost out.
    fs::path made;
    for (const fs::path& part : folder) {
        made /= part;
        if (!made.empty() && fs::create_directory(made)) {
            m_folders.push_back(made);
        }
    }
}

void Drafts::place()
{
    for (const Draft& draft : m_drafts) {
        sync(draft.draft, draft.file);
        if (fs::is_directory(draft.file)) {
            fail(draft.file, EISDIR); // known before the first is moved
        }
    }
    while (!m_drafts.empty()) {
        const Draft& next = m_drafts.front();
        std::error_code error;
        fs::rename(next.draft, next.file, error);
        if (error) {
            fail(next.file, error.value());
        }
        m_drafts.erase(m_drafts.begin());
    }
    m_folders.clear();
}

} // namespace roundtrip
