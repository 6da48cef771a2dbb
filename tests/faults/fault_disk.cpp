// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/fault_disk.h"

#include <algorithm>
#include <filesystem>
#include <new>
#include <optional>
#include <set>

#include <sqlite3.h>

namespace roundtrip::faults {

using Kind = DiskStep::Kind;

struct FaultDisk::Inside {
    std::filesystem::path folder;
    sqlite3_vfs* real = sqlite3_vfs_find(nullptr);
    sqlite3_vfs shown{};
    std::vector<DiskStep> steps;
    std::optional<std::size_t> failing;
    Fault fault = Fault::error;
    bool lasting = false;
    bool failed = false;

    // Remembers the step; true where it has to fail.
    bool take(DiskStep step)
    {
        const auto file = std::filesystem::path(step.file);
        if (file.parent_path() != folder) {
            return false;
        }
        step.file = file.filename().string();
        const std::size_t number = steps.size();
        const bool fails = failing && (lasting ? number >= *failing : number == *failing);
        failed = failed || fails;
        steps.push_back(std::move(step));
        return fails;
    }
    int refusal(int usual) const { return fault == Fault::full ? SQLITE_FULL : usual; }

    static Inside& of(sqlite3_vfs* vfs) { return *static_cast<Inside*>(vfs->pAppData); }
    static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags);
    static int remove(sqlite3_vfs* vfs, const char* path, int syncFolder);

    // SQLite's file, followed in memory by the real one.
    struct File {
        sqlite3_file base{};
        Inside* disk = nullptr;
        std::string name;

        static File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
        static sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<sqlite3_file*>(&of(file) + 1); }
        static int close(sqlite3_file* file);
        static int read(sqlite3_file* file, void* into, int size, sqlite3_int64 at)
        {
            return real(file)->pMethods->xRead(real(file), into, size, at);
        }
        static int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at);
        static int truncate(sqlite3_file* file, sqlite3_int64 size);
        static int sync(sqlite3_file* file, int);
        static int fileSize(sqlite3_file* file, sqlite3_int64* size)
        {
            return real(file)->pMethods->xFileSize(real(file), size);
        }
        static int lock(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
        static int unlock(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
        static int checkReserved(sqlite3_file* file, int* result)
        {
            return real(file)->pMethods->xCheckReservedLock(real(file), result);
        }
        static int control(sqlite3_file* file, int what, void* argument)
        {
            return real(file)->pMethods->xFileControl(real(file), what, argument);
        }
        static int sectorSize(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
        static int characteristics(sqlite3_file* file)
        {
            return real(file)->pMethods->xDeviceCharacteristics(real(file));
        }
        static const sqlite3_io_methods* methods()
        {
            // Version 1: no shared memory and no mapped pages, neither of which a document uses.
            static const sqlite3_io_methods all{
                1,       close,         read,    write,      truncate,        sync,    fileSize, lock,
                unlock,  checkReserved, control, sectorSize, characteristics, nullptr, nullptr,  nullptr,
                nullptr, nullptr,       nullptr};
            return &all;
        }
    };
};

int FaultDisk::Inside::File::close(sqlite3_file* file)
{
    const int result = real(file)->pMethods == nullptr ? SQLITE_OK : real(file)->pMethods->xClose(real(file));
    of(file).~File();
    return result;
}

int FaultDisk::Inside::File::write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at)
{
    Inside& disk = *of(file).disk;
    const std::string bytes(static_cast<const char*>(from), static_cast<std::size_t>(size));
    if (disk.take({Kind::write, of(file).name, at, bytes})) {
        const int done = disk.fault == Fault::error ? 0 : size / 2;
        if (done > 0) {
            real(file)->pMethods->xWrite(real(file), from, done, at);
        }
        return disk.refusal(SQLITE_IOERR_WRITE);
    }
    return real(file)->pMethods->xWrite(real(file), from, size, at);
}

int FaultDisk::Inside::File::truncate(sqlite3_file* file, sqlite3_int64 size)
{
    return of(file).disk->take({Kind::truncate, of(file).name, size, {}})
               ? SQLITE_IOERR_TRUNCATE
               : real(file)->pMethods->xTruncate(real(file), size);
}

int FaultDisk::Inside::File::sync(sqlite3_file* file, int)
{
    return of(file).disk->take({Kind::sync, of(file).name, 0, {}}) ? of(file).disk->refusal(SQLITE_IOERR_FSYNC)
                                                                   : SQLITE_OK;
}

int FaultDisk::Inside::open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags)
{
    Inside& disk = of(vfs);
    file->pMethods = nullptr;
    const std::string name = path == nullptr ? "" : path;
    const bool makes = (flags & SQLITE_OPEN_CREATE) != 0 && path != nullptr && !std::filesystem::exists(path);
    if (makes && disk.take({Kind::create, name, 0, {}})) {
        return SQLITE_CANTOPEN;
    }
    File* made = new (file) File;
    made->disk = &disk;
    made->name = name;
    const int result = disk.real->xOpen(disk.real, path, File::real(file), flags, outFlags);
    if (result != SQLITE_OK) {
        made->~File();
        file->pMethods = nullptr;
        return result;
    }
    file->pMethods = File::methods();
    return SQLITE_OK;
}

int FaultDisk::Inside::remove(sqlite3_vfs* vfs, const char* path, int syncFolder)
{
    Inside& disk = of(vfs);
    return disk.take({Kind::remove, path, 0, {}}) ? SQLITE_IOERR_DELETE
                                                  : disk.real->xDelete(disk.real, path, syncFolder);
}

FaultDisk::FaultDisk(std::filesystem::path folder) : m_inside(std::make_unique<Inside>())
{
    m_inside->folder = std::move(folder);
    sqlite3_vfs& shown = m_inside->shown;
    shown = *m_inside->real; // whatever is not about a file's content is the real one's
    shown.zName = "roundtrip-faults";
    shown.pNext = nullptr;
    shown.pAppData = m_inside.get();
    shown.szOsFile = static_cast<int>(sizeof(Inside::File)) + m_inside->real->szOsFile;
    shown.xOpen = Inside::open;
    shown.xDelete = Inside::remove;
    // These ask nothing of pAppData but in the real one, so they have to be handed the real one.
    shown.xAccess = [](sqlite3_vfs* vfs, const char* path, int flags, int* result) {
        return Inside::of(vfs).real->xAccess(Inside::of(vfs).real, path, flags, result);
    };
    shown.xFullPathname = [](sqlite3_vfs* vfs, const char* path, int size, char* out) {
        return Inside::of(vfs).real->xFullPathname(Inside::of(vfs).real, path, size, out);
    };
    sqlite3_vfs_register(&shown, 1);
}

FaultDisk::~FaultDisk()
{
    sqlite3_vfs_unregister(&m_inside->shown);
    sqlite3_vfs_register(m_inside->real, 1);
}

void FaultDisk::failAt(std::size_t step, Fault fault, bool lasting)
{
    m_inside->failing = m_inside->steps.size() + step;
    m_inside->fault = fault;
    m_inside->lasting = lasting;
    m_inside->failed = false;
}

void FaultDisk::heal()
{
    m_inside->failing.reset();
}

bool FaultDisk::hasFailed() const
{
    return m_inside->failed;
}

const std::vector<DiskStep>& FaultDisk::steps() const
{
    return m_inside->steps;
}

namespace {

constexpr std::size_t sector = 512;

void put(std::string& file, std::size_t at, std::string_view bytes)
{
    if (file.size() < at + bytes.size()) {
        file.resize(at + bytes.size());
    }
    file.replace(at, bytes.size(), bytes);
}

void apply(const DiskStep& step, std::string& file)
{
    if (step.kind == Kind::write) {
        put(file, static_cast<std::size_t>(step.at), step.bytes);
    } else if (step.kind == Kind::truncate) {
        file.resize(static_cast<std::size_t>(step.at));
    }
}

// Of one write that no sync made sure of, sector by sector: nothing, all, or rubbish.
void applyInPart(const DiskStep& step, std::string& file, std::mt19937& random)
{
    if (step.kind == Kind::truncate) {
        if (random() % 2 == 0) {
            apply(step, file);
        }
        return;
    }
    const auto begin = static_cast<std::size_t>(step.at);
    for (std::size_t from = begin; from < begin + step.bytes.size();) {
        const std::size_t to = std::min((from / sector + 1) * sector, begin + step.bytes.size());
        std::string piece = step.bytes.substr(from - begin, to - from);
        const unsigned fate = static_cast<unsigned>(random() % 3);
        if (fate == 1) {
            std::generate(piece.begin(), piece.end(), [&] { return static_cast<char>(random()); });
        }
        if (fate != 0) {
            put(file, from, piece);
        }
        from = to;
    }
}

} // namespace

Files afterPowerLoss(const Files& before, std::span<const DiskStep> steps, std::mt19937& random)
{
    Files sure = before;
    std::set<std::string>
        unsureNames; // made, and their folder not yet synced: SQLite does that with a new file's first
    std::map<std::string, std::vector<const DiskStep*>> pending;
    for (const DiskStep& step : steps) {
        switch (step.kind) {
        case Kind::create: unsureNames.insert(step.file); break;
        case Kind::write:
        case Kind::truncate: pending[step.file].push_back(&step); break;
        case Kind::sync: {
            unsureNames.erase(step.file);
            std::string& file = sure[step.file];
            for (const DiskStep* earlier : pending[step.file]) {
                apply(*earlier, file);
            }
            pending.erase(step.file);
            break;
        }
        case Kind::remove:
            // SQLite syncs the folder after it removed a journal, and nothing else is removed.
            sure.erase(step.file);
            pending.erase(step.file);
            unsureNames.erase(step.file);
            break;
        }
    }
    for (const auto& [name, unsynced] : pending) {
        if (unsureNames.contains(name) && random() % 2 == 0) {
            continue;
        }
        for (const DiskStep* step : unsynced) {
            applyInPart(*step, sure[name], random);
        }
    }
    return sure;
}

} // namespace roundtrip::faults
