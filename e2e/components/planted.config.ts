/**
 * The configuration of the component tests, with one file that must fail: a run that never fails would prove
 * nothing.
 */
import config from './vitest.config.ts';

export default { ...config, test: { ...config.test, include: ['e2e/components/planted.ts'] } };
