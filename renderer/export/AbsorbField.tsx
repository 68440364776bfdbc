/** Traits that are left out of an export, so that the tags of their characters take them on. Chosen on the roster. */
import { absorbOf } from '../../shared/export/absorbed.ts';
import type { CaptionsOut } from '../../shared/export/commonSettings.ts';
import { useProject } from '../api/queries.ts';
import { Button } from '../ui/display/Button.tsx';
import { Hint } from '../ui/display/Fold.tsx';
import { Switch } from '../ui/fields/Switch.tsx';
import styles from './Lists.module.css';

type Absorb = CaptionsOut['absorb'];

interface Props {
  readonly absorb: Absorb;
  readonly onChange: (absorb: Absorb) => void;
}

const same = (a: Absorb, b: Absorb): boolean => JSON.stringify(a) === JSON.stringify(b);

export const AbsorbField = ({ absorb, onChange }: Props) => {
  const { data: project } = useProject();
  const chosen = absorbOf(project?.traits.choices ?? {});
  const isOn = Object.keys(absorb).length > 0;
  if (!isOn && Object.keys(chosen).length === 0) return null;
  const listed = Object.entries(isOn ? absorb : chosen);
  return (
    <div className={styles.list}>
      <Switch
        label="Absorb traits into the characters' tags"
        checked={isOn}
        onChange={(on) => onChange(on ? chosen : {})}
      />
      <ul className={styles.items} aria-label="Absorbed traits">
        {listed.map(([character, tags]) => (
          <li key={character} className={styles.item}>
            <span className={styles.name}>
              {character}: {tags.join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {isOn && !same(absorb, chosen) && Object.keys(chosen).length > 0 && (
        <Button size="small" className={styles.add} onClick={() => onChange(chosen)}>
          Take what the roster says now
        </Button>
      )}
      <Hint>Left out of captions in which each named character absorbs them. Choose them on the roster.</Hint>
    </div>
  );
};
