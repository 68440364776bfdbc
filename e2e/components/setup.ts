/** Before each file of component tests: pieces look as in the app, and what a test renders is gone before the next. */
import { beforeEach } from 'vitest';
import { cleanup } from 'vitest-browser-react';
import '../../renderer/ui/styles/base.css';

// The library does so by itself, but only for the first file that it is loaded for.
beforeEach(cleanup);
