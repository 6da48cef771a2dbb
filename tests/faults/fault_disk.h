// SPDX-License-Identifier: GPL-3.0-or-later
// A disk under SQLite that remembers what was done to it and fails when it is told to.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace roundtrip::faults {

// What alters a disk, in the order in which SQLite asked for it.
struct DiskStep {
    enum class Kind { create, write, truncate, sync, remove };

    Kind kind = Kind::write;
    std::string file;    // its name without the folder
    std::int64_t at = 0; // of the first byte written; the size after a truncation
    std::string bytes;
};

enum class Fault {
    error, // the step is refused and nothing of it is done
    torn,  // half of a write is done, then it is refused; other steps are refused
    full,  // as torn, for want of space
};

// Promise: while it lives, every file of the folder that SQLite opens goes through it, and no other. One at a time. A
// sync costs nothing: what it would have made sure of is in the steps.
class FaultDisk {
public:
    explicit FaultDisk(std::filesystem::path folder);
    FaultDisk(const FaultDisk&) = delete;
    FaultDisk& operator=(const FaultDisk&) = delete;
    ~FaultDisk();

    // The `step`th step from now, counted from 0, fails; and, where it lasts, all after it.
    void failAt(std::size_t step, Fault fault, bool lasting);
    // No step fails any more.
    void heal();
    bool hasFailed() const;

    // Since it was made.
    const std::vector<DiskStep>& steps() const;

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

// The files of a folder, by name.
using Files = std::map<std::string, std::string>;

// What a disk may hold when the power went after these steps. What was synced is there. Of what was not, each sector of
// 512 bytes is the old one, the new one or rubbish, a new file may be missing, and a size may be the old one: a file
// knows nothing of the order in which another was written.
Files afterPowerLoss(const Files& before, std::span<const DiskStep> steps, std::mt19937& random);

} // namespace roundtrip::faults
