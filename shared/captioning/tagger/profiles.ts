/** The families of taggers, in the order in which a folder is compared with them. Each says in its file what it is. */
import { camie1 } from './profiles/camie1.ts';
import { camie2 } from './profiles/camie2.ts';
import { cl1 } from './profiles/cl1.ts';
import { cl2 } from './profiles/cl2.ts';
import { joytag } from './profiles/joytag.ts';
import { pixai09 } from './profiles/pixai09.ts';
import { pixai10 } from './profiles/pixai10.ts';
import { wd } from './profiles/wd.ts';
import type { TaggerProfile } from './profile.ts';

/** A file of metadata stands beside many models: those that it alone tells come last. */
export const taggerProfiles: readonly TaggerProfile[] = [
  wd,
  pixai09,
  cl2,
  cl1,
  joytag,
  pixai10,
  camie2,
  camie1,
];
