// SPDX-License-Identifier: GPL-3.0-or-later
// The table of one kind of record: its SQL, made from the list of its fields, and its rows read and written with it.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/store/columns.h"

namespace roundtrip {

// By id: the least first, or the greatest.
enum class Order { rising, falling };

// The SQL of a record's table and of the tables of its lists.
namespace sql {

inline std::string quotedName(std::string_view name)
{
    return '"' + std::string(name) + '"';
}

// The names of a record's columns, its id and revision first.
template<class Record> std::vector<std::string> columnNames()
{
    std::vector<std::string> names{"id", "revision"};
    forEachField<Record>([&]<class Member>(const Field<Record, Member>& field) {
        if constexpr (!isList<Member>) {
            for (const std::string_view suffix : Columns<Member>::suffixes) {
                names.push_back(std::string(field.name) + std::string(suffix));
            }
        }
    });
    return names;
}

template<class Member> std::vector<std::string> listColumnNames()
{
    std::vector<std::string> names{"record", "position"};
    names.insert(names.end(), std::begin(ListColumns<Member>::names), std::end(ListColumns<Member>::names));
    return names;
}

template<class Record> std::string listTable(std::string_view field)
{
    return std::string(word(Fields<Record>::kind)) + '_' + std::string(field);
}

// "a", "b", "c"
std::string listed(const std::vector<std::string>& names);
// ?, ?, ?
std::string places(std::size_t count);
// What ORDER BY wants behind a column's name.
inline std::string inOrder(Order order)
{
    return order == Order::rising ? "" : " DESC";
}
// "revision" = ?2, "name" = ?3, …: the columns but for the first, numbered as places() numbers them.
std::string assignments(const std::vector<std::string>& names);

} // namespace sql

// Where reading found a value that its field cannot hold.
struct Misfit {
    RecordKey record;
    std::string_view field;
};

// The rows of one list field, in the order of their records, read alongside the records themselves.
template<class Record, class Element> class ListReader {
public:
    using List = std::vector<Element>;

    // where: " WHERE …" over "record", or empty.
    ListReader(SQLite::Database& database, std::string_view field, const std::string& where, Order order)
        : m_order(order), m_statement(database, "SELECT " + sql::listed(sql::listColumnNames<List>()) + " FROM " +
                                                    sql::quotedName(sql::listTable<Record>(field)) + where +
                                                    " ORDER BY record" + sql::inOrder(order) + ", position")
    {}
    Statement& statement() { return m_statement; }
    void start() { advance(); }

    // The list of the record of this id, each before the next; misfit(id) is told of rows that are no list elements
    // and of rows that belong to no record.
    template<class OnMisfit> void read(const Uuid& id, List& list, OnMisfit&& misfit)
    {
        while (m_more && (m_order == Order::rising ? m_record < id : id < m_record)) {
            misfit(m_record);
            advance();
        }
        while (m_more && m_record == id) {
            Element element;
            if (m_good && readMember(m_statement, 2, element)) {
                list.push_back(std::move(element));
            } else {
                misfit(id);
            }
            advance();
        }
    }
    template<class OnMisfit> void finish(OnMisfit&& misfit)
    {
        for (; m_more; advance()) {
            misfit(m_record);
        }
    }

private:
    void advance()
    {
        m_more = m_statement.step();
        m_good = m_more && readMember(m_statement, 0, m_record);
        if (m_more && !m_good) {
            m_record = {};
        }
    }

    Order m_order;
    Statement m_statement;
    Uuid m_record;
    bool m_more = false;
    bool m_good = false;
};

// Promise: reads and writes whole rows of one kind, lists included, by statements that are prepared once. Transactions
// are the caller's.
template<class Record> class RowTable {
public:
    explicit RowTable(SQLite::Database& database)
        : m_select(database, selectSql() + " WHERE id = ?"),
          m_insert(database, "INSERT INTO " + table() + " (" + sql::listed(sql::columnNames<Record>()) + ") VALUES (" +
                                 sql::places(sql::columnNames<Record>().size()) + ")"),
          m_update(database,
                   "UPDATE " + table() + " SET " + sql::assignments(sql::columnNames<Record>()) + " WHERE id = ?1"),
          m_erase(database, "DELETE FROM " + table() + " WHERE id = ?")
    {
        forEachList([&]<class List>(const Field<Record, List>& field) {
            const std::string name = sql::quotedName(sql::listTable<Record>(field.name));
            const auto columns = sql::listColumnNames<List>();
            m_lists.push_back({Statement(database, "SELECT " + sql::listed(columns) + " FROM " + name +
                                                       " WHERE record = ? ORDER BY position"),
                               Statement(database, "INSERT INTO " + name + " (" + sql::listed(columns) + ") VALUES (" +
                                                       sql::places(columns.size()) + ")"),
                               Statement(database, "DELETE FROM " + name + " WHERE record = ?")});
        });
    }

    // The record of an id. Throws Misfit.
    std::optional<Record> find(const Id<Record>& id)
    {
        m_select.bind(0, id.value);
        if (!m_select.step()) {
            return std::nullopt;
        }
        Record row;
        const std::string_view wrong = readRow(m_select, row, 2);
        m_select.reset();
        if (!wrong.empty()) {
            throw Misfit{{Fields<Record>::kind, id.value}, wrong};
        }
        std::size_t list = 0;
        forEachList([&]<class List>(const Field<Record, List>& field) {
            Statement& select = m_lists[list++].select;
            select.bind(0, id.value);
            while (select.step()) {
                if (!readMember(select, 2, (row.*field.member).emplace_back())) {
                    select.reset();
                    throw Misfit{{Fields<Record>::kind, id.value}, field.name};
                }
            }
        });
        return row;
    }

    void insert(const Record& row, std::int64_t revision)
    {
        bindRow(m_insert, row, revision);
        m_insert.run();
        forEachListIndexed(
            [&](const auto& field, Lists& lists) { insertList(lists.insert, row.id.value, row.*field.member); });
    }

    // The record of its id becomes this one; before is what stands there.
    void replace(const Record& before, const Record& row, std::int64_t revision)
    {
        bindRow(m_update, row, revision);
        m_update.run();
        forEachListIndexed([&](const auto& field, Lists& lists) {
            if (!(before.*field.member == row.*field.member)) {
                lists.erase.bind(0, row.id.value);
                lists.erase.run();
                insertList(lists.insert, row.id.value, row.*field.member);
            }
        });
    }

    void erase(const Id<Record>& id)
    {
        for (Lists& lists : m_lists) {
            lists.erase.bind(0, id.value);
            lists.erase.run();
        }
        m_erase.bind(0, id.value);
        m_erase.run();
    }

    // Reads all rows, or those from `from` up to but not including `to`. Each is read into sink.row(), a record of
    // defaults, and then sink.keep() is asked whether there shall be another. misfit(Misfit) is told of what cannot be
    // read; a row with a misfit is left out.
    struct Range {
        std::optional<Id<Record>> from;
        std::optional<Id<Record>> to;
    };
    template<class Sink, class OnMisfit>
    static void scan(SQLite::Database& database, const Range& range, Order order, Sink& sink, OnMisfit&& misfit)
    {
        auto columns = sql::columnNames<Record>();
        columns.erase(columns.begin() + 1); // the revision
        Statement rows(database, "SELECT each_row(?1, " + sql::listed(columns) + ") FROM " + table() +
                                     whereSql("id", range) + " ORDER BY id" + sql::inOrder(order));
        Record* at = nullptr;
        std::string_view wrong;
        const auto read = [&](const RowValues& values) {
            at = &sink.row();
            wrong = readRow(values, *at, 1);
        };
        RowCall call(read);
        rows.bind(0, call);
        bindRange(rows, range, 1);
        // A record with two list fields has two readers: a tuple of them, null for the other fields.
        auto readers =
            std::apply([&](const auto&... field) { return std::tuple{readerOf(database, field, range, order)...}; },
                       Fields<Record>::list);
        const auto forReaders = [&](auto&& f) {
            std::apply(
                [&](const auto&... field) { std::apply([&](auto&... reader) { (f(field, reader), ...); }, readers); },
                Fields<Record>::list);
        };
        const Uuid beyond{~std::uint64_t{0}, ~std::uint64_t{0}};
        Uuid last = order == Order::rising ? Uuid{} : beyond;
        while (rows.step()) {
            call.rethrow();
            Record& row = *at;
            const Uuid id = row.id.value;
            const RecordKey key{Fields<Record>::kind, id};
            // Out of order is what a broken tree of pages can show, and would make a book that cannot be searched.
            if (!(order == Order::rising ? last < id : id < last && id)) {
                row = {};
                misfit(Misfit{key, "id"});
                continue;
            }
            last = id;
            forReaders([&]<class Member>(const Field<Record, Member>& field, auto& reader) {
                if constexpr (isList<Member>) {
                    reader->read(id, row.*field.member, [&](const Uuid& of) {
                        if (of == id) {
                            wrong = field.name;
                        } else {
                            misfit(Misfit{{Fields<Record>::kind, of}, field.name});
                        }
                    });
                }
            });
            if (!wrong.empty()) {
                row = {};
                misfit(Misfit{key, wrong});
            } else if (!sink.keep()) {
                return;
            }
        }
        forReaders([&]<class Member>(const Field<Record, Member>& field, auto& reader) {
            if constexpr (isList<Member>) {
                reader->finish([&](const Uuid& id) { misfit(Misfit{{Fields<Record>::kind, id}, field.name}); });
            }
        });
    }

private:
    struct Lists {
        Statement select;
        Statement insert;
        Statement erase;
    };

    static std::string table() { return sql::quotedName(word(Fields<Record>::kind)); }
    static std::string selectSql() { return "SELECT " + sql::listed(sql::columnNames<Record>()) + " FROM " + table(); }

    static std::string whereSql(const std::string& column, const Range& range)
    {
        std::string where;
        if (range.from) {
            where = " WHERE " + column + " >= ?";
        }
        if (range.to) {
            where += (where.empty() ? " WHERE " : " AND ") + column + " < ?";
        }
        return where;
    }
    static void bindRange(Statement& statement, const Range& range, int at)
    {
        for (const auto& bound : {range.from, range.to}) {
            if (bound) {
                statement.bind(at++, bound->value);
            }
        }
    }
    template<class Member>
    static auto readerOf(SQLite::Database& database, const Field<Record, Member>& field, const Range& range,
                         Order order)
    {
        if constexpr (isList<Member>) {
            auto reader = std::make_unique<ListReader<Record, typename Member::value_type>>(
                database, field.name, whereSql("record", range), order);
            bindRange(reader->statement(), range, 0);
            reader->start();
            return reader;
        } else {
            return nullptr;
        }
    }

    template<class Function> static void forEachList(Function&& f)
    {
        forEachField<Record>([&]<class Member>(const Field<Record, Member>& field) {
            if constexpr (isList<Member>) {
                f(field);
            }
        });
    }
    template<class Function> void forEachListIndexed(Function&& f)
    {
        std::size_t list = 0;
        forEachList([&](const auto& field) { f(field, m_lists[list++]); });
    }

    // The first field that cannot be read; empty where all can. The first column is the id, `at` that of the first
    // field.
    template<class From> static std::string_view readRow(const From& from, Record& row, int at)
    {
        std::string_view wrong;
        if (!readMember(from, 0, row.id)) {
            wrong = "id";
        }
        forEachField<Record>([&]<class Member>(const Field<Record, Member>& field) {
            if constexpr (!isList<Member>) {
                if (!readMember(from, at, row.*field.member) && wrong.empty()) {
                    wrong = field.name;
                }
                at += columnCount<Member>;
            }
        });
        return wrong;
    }

    static void bindRow(Statement& to, const Record& row, std::int64_t revision)
    {
        to.bind(0, row.id.value);
        to.bind(1, revision);
        int at = 2;
        forEachField<Record>([&]<class Member>(const Field<Record, Member>& field) {
            if constexpr (!isList<Member>) {
                bindMember(to, at, row.*field.member);
                at += columnCount<Member>;
            }
        });
    }

    template<class Element>
    static void insertList(Statement& insert, const Uuid& record, const std::vector<Element>& list)
    {
        std::int64_t position = 0;
        for (const Element& element : list) {
            insert.bind(0, record);
            insert.bind(1, position++);
            bindMember(insert, 2, element);
            insert.run();
        }
    }

    Statement m_select;
    Statement m_insert;
    Statement m_update;
    Statement m_erase;
    std::vector<Lists> m_lists;
};

} // namespace roundtrip
