// Downloads what the tests in VS Code need, before test suites that run in parallel would each do it.
import { findChromium } from './chromium.ts'
import { installVSCode } from './install.ts'

installVSCode()
findChromium()
