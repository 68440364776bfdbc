/**
 * Before each file of component tests: components look as in the app, and each test's rendering is removed
 * before the next.
 */
import { beforeEach } from 'vitest';
import { cleanup } from 'vitest-browser-react';
import '../../renderer/ui/styles/base.css';

// The library does so by itself, but only for the first file that it is loaded for.
beforeEach(cleanup);
