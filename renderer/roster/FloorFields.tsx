/** How many images of each kind a character needs. An outfit needs half. */
import { axes, floorKey } from '../../shared/coverage/axes.ts';
import { floorsOf } from '../../shared/coverage/floors.ts';
import type { CoverageTable } from '../../shared/api/coverage.ts';
import { Fold, Hint } from '../ui/display/Fold.tsx';
import { NumberField } from '../ui/fields/NumberField.tsx';
import styles from './CoverageView.module.css';
import { useProjectEdit } from './useProjectEdit.ts';

const most = 100_000;

export const FloorFields = ({ table }: { readonly table: CoverageTable }) => {
  const edit = useProjectEdit();
  const floors = floorsOf(table.floors, 'character');
  return (
    <Fold
      title="Floors"
      gist="images that a character needs of each; an outfit needs half of each framing and view"
    >
      {axes.map((axis, at) => (
        <div key={axis.name} className={styles.floors}>
          <h4 className={styles.axis}>{axis.label}</h4>
          {axis.values.map((value, place) => (
            <NumberField
              key={value.name}
              className={styles.floor}
              label={value.label}
              min={0}
              max={most}
              whole
              value={floors[at]?.[place] ?? 0}
              onChange={(floor) =>
                edit(`Set the floor of ${value.wanted} to ${floor}`, [
                  { path: ['coverage', 'floors', floorKey(axis, place)], value: floor },
                ])
              }
            />
          ))}
        </div>
      ))}
      <Hint>0: it need not be there. Kept in proofsheet.json, in the dataset.</Hint>
    </Fold>
  );
};
