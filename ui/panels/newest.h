// SPDX-License-Identifier: GPL-3.0-or-later
// Work off the window's thread of which only the newest answer is wanted.
#pragma once

#include <functional>
#include <stop_token>
#include <utility>

#include <QFutureWatcher>
#include <QObject>
#include <QtConcurrentRun>

namespace roundtrip {

// Promise: one piece of work runs at a time, and only what was asked last is told of, in the owner's thread. What a
// slider asks while a piece runs replaces what waits, so that a drag never piles up work. Work gets copies of what it
// needs; what is asked to stop may return anything.
template<class Answer> class Newest {
public:
    using Work = std::function<Answer(const std::stop_token&)>;

    Newest(QObject* owner, std::function<void(const Answer&)> tell) : m_owner(owner), m_tell(std::move(tell)) {}
    ~Newest() { m_stop.request_stop(); }
    Newest(const Newest&) = delete;
    Newest& operator=(const Newest&) = delete;

    void ask(Work work)
    {
        drop();
        m_next = std::move(work);
        if (!m_running) {
            start();
        }
    }
    // What is under way is never told of.
    void drop()
    {
        m_stop.request_stop();
        m_wanted = false;
        m_next = {};
    }
    bool working() const { return m_wanted || m_next; }

private:
    void start()
    {
        m_stop = {};
        m_running = m_wanted = true;
        auto* watcher = new QFutureWatcher<Answer>(m_owner);
        QObject::connect(watcher, &QFutureWatcher<Answer>::finished, m_owner, [this, watcher] {
            watcher->deleteLater();
            m_running = false;
            if (m_next) {
                start();
            } else if (std::exchange(m_wanted, false)) {
                m_tell(watcher->result());
            }
        });
        watcher->setFuture(
            QtConcurrent::run([work = std::exchange(m_next, {}), stop = m_stop.get_token()] { return work(stop); }));
    }

    QObject* m_owner;
    std::function<void(const Answer&)> m_tell;
    Work m_next;
    std::stop_source m_stop;
    bool m_running = false;
    bool m_wanted = false; // what runs is what was asked last
};

} // namespace roundtrip
