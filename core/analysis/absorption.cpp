// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/absorption.h"

#include <algorithm>
#include <cmath>

#include <Eigen/Dense>
#include <Eigen/IterativeLinearSolvers>
#include <Eigen/Sparse>
#include <Eigen/SparseLU>

namespace roundtrip {

namespace {

// Up to this many unknowns a dense factorization is both the fastest and the most exact.
constexpr std::size_t denseLimit = 128;
constexpr int mostSweeps = 400;
constexpr double settled = 4e-16;

// Vectors that change as one and the same, each time by the same factor, go on so for ever, and where to is known
// (Aitken). What is left of the other ways in which the sweeps are off is seen to by the next of them.
class Leap {
public:
    // Moves x, as it is after a sweep, to where it is bound for; leaves it where that cannot be told yet.
    void tryFrom(std::vector<double>& x)
    {
        constexpr double alike = 0.9;     // the cosine between two steps
        constexpr double mostRate = 0.98; // of one step to the one before
        if (m_before.empty()) {
            m_before = x;
            return;
        }
        const bool first = m_step.empty();
        m_step.resize(x.size());
        double along = 0;
        double norm = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double step = x[i] - m_before[i];
            along += step * m_step[i];
            norm += step * step;
            m_step[i] = step;
        }
        const double rate = first ? 0 : along / m_norm;
        if (!first && rate < mostRate && along > alike * std::sqrt(m_norm * norm)) {
            for (std::size_t i = 0; i < x.size(); ++i) {
                x[i] += m_step[i] * rate / (1 - rate);
            }
            m_before.clear();
            m_step.clear();
            return;
        }
        m_norm = norm;
        m_before = x;
    }

private:
    std::vector<double> m_before;
    std::vector<double> m_step;
    double m_norm = 0; // of the step, squared
};

struct Arriving {
    std::uint32_t from = 0;
    double share = 0;
};

struct Incoming {
    std::vector<std::uint32_t> first; // of each unknown, and one past the last
    std::vector<Arriving> passings;
};

Incoming byTarget(std::size_t size, const std::vector<Passing>& passings)
{
    Incoming out;
    out.first.assign(size + 1, 0);
    for (const Passing& passing : passings) {
        ++out.first[passing.to + 1];
    }
    for (std::size_t i = 1; i < out.first.size(); ++i) {
        out.first[i] += out.first[i - 1];
    }
    out.passings.resize(passings.size());
    std::vector<std::uint32_t> next(out.first.begin(), out.first.end() - 1);
    for (const Passing& passing : passings) {
        out.passings[next[passing.to]++] = {passing.from, passing.share};
    }
    return out;
}

std::vector<double> solvedDensely(const std::vector<double>& source, const std::vector<Passing>& passings)
{
    const auto size = static_cast<Eigen::Index>(source.size());
    Eigen::MatrixXd system = Eigen::MatrixXd::Identity(size, size);
    for (const Passing& passing : passings) {
        system(static_cast<Eigen::Index>(passing.to), static_cast<Eigen::Index>(passing.from)) -= passing.share;
    }
    const Eigen::VectorXd right = Eigen::Map<const Eigen::VectorXd>(source.data(), size);
    const Eigen::VectorXd solution = system.partialPivLu().solve(right);
    return {solution.begin(), solution.end()};
}

std::vector<double> solvedSparsely(const std::vector<double>& source, const std::vector<Passing>& passings,
                                   const std::vector<double>& guess)
{
    const auto size = static_cast<Eigen::Index>(source.size());
    std::vector<Eigen::Triplet<double>> entries;
    entries.reserve(passings.size() + source.size());
    for (Eigen::Index i = 0; i < size; ++i) {
        entries.emplace_back(i, i, 1.0);
    }
    for (const Passing& passing : passings) {
        entries.emplace_back(passing.to, passing.from, -passing.share);
    }
    Eigen::SparseMatrix<double> system(size, size);
    system.setFromTriplets(entries.begin(), entries.end());
    Eigen::BiCGSTAB<Eigen::SparseMatrix<double>, Eigen::DiagonalPreconditioner<double>> solver(system);
    solver.setTolerance(1e-15);
    const Eigen::VectorXd right = Eigen::Map<const Eigen::VectorXd>(source.data(), size);
    const Eigen::VectorXd start = Eigen::Map<const Eigen::VectorXd>(guess.data(), size);
    Eigen::VectorXd solution = solver.solveWithGuess(right, start);
    constexpr double solved = 1e-12;
    if (!((right - system * solution).norm() <= solved * right.norm())) {
        // Long rings that hardly leak are beyond it. A factorization takes its time, and is right.
        Eigen::SparseLU<Eigen::SparseMatrix<double>> factors(system);
        if (factors.info() == Eigen::Success) {
            solution = factors.solve(right);
        }
    }
    return {solution.begin(), solution.end()};
}

} // namespace

std::vector<double> arrivals(const std::vector<double>& source, const std::vector<Passing>& passings)
{
    if (source.size() <= denseLimit) {
        return solvedDensely(source, passings);
    }
    const Incoming incoming = byTarget(source.size(), passings);
    std::vector<double> x = source;
    Leap leap;
    for (int sweep = 0; sweep < mostSweeps; ++sweep) {
        double largest = 0;
        double change = 0;
        // In the order of the unknowns, which is best that of a search from the source: money then moves far in a
        // sweep.
        for (std::size_t i = 0; i < x.size(); ++i) {
            double sum = source[i];
            for (std::uint32_t k = incoming.first[i]; k < incoming.first[i + 1]; ++k) {
                sum += x[incoming.passings[k].from] * incoming.passings[k].share;
            }
            change = std::max(change, std::abs(sum - x[i]));
            largest = std::max(largest, sum);
            x[i] = sum;
        }
        if (change <= settled * largest) {
            return x;
        }
        leap.tryFrom(x);
    }
    return solvedSparsely(source, passings, x);
}

} // namespace roundtrip
