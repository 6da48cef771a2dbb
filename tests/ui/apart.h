// SPDX-License-Identifier: GPL-3.0-or-later
// An application without a display that knows nothing of whoever runs it: what the toolkit remembers between programs
// (the folder a file was last chosen in) would make tests depend on each other.
#pragma once

#include <QTemporaryDir>

namespace roundtrip::testing {

// Made before the application.
class Apart {
public:
    Apart()
    {
        qputenv("XDG_CONFIG_HOME", m_settings.path().toLocal8Bit());
        qputenv("XDG_DATA_HOME", m_data.path().toLocal8Bit()); // where the sample is put
        if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
            qputenv("QT_QPA_PLATFORM", "offscreen");
        }
    }

private:
    QTemporaryDir m_settings;
    QTemporaryDir m_data;
};

} // namespace roundtrip::testing
