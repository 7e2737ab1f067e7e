// Fetches what the tests in VS Code run on, once: suites that start side by side would each do it.
import { findChromium } from './chromium.ts'
import { installVSCode } from './install.ts'

installVSCode()
findChromium()
