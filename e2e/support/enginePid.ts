/** The engine of a window, found among the processes of the machine. */
import { execFileSync } from 'node:child_process';

/** Its process id, by its data folder; NaN where none runs. */
export const enginePid = (dataDir: string): number => {
  const list = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const line = list.find((each) => /engineMain\.[jt]s/.test(each) && each.includes(dataDir));
  return Number(line?.trim().split(' ')[0]);
};
