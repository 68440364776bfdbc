/** Caption files under other suffixes: the user says what they are, by suffix, and the folder is read again. */
import type { CaptionSuffixes, FileReport } from '../../shared/api/dataset.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { amount } from '../ui/display/numbers.ts';
import styles from './OtherCaptions.module.css';

type Decision = NonNullable<CaptionSuffixes['others']>[number];

const names = { tags: 'tags', nl: 'NL captions' } as const;

export const OtherCaptions = ({ found }: { readonly found: FileReport['otherCaptions'] }) => {
  const suffixes = useApp((state) => state.dataset?.suffixes);
  const rescan = useApp((state) => state.rescan);
  if (suffixes === undefined) return null;
  const { others = [] } = suffixes;
  const decide = (suffix: string, as: Decision['as'] | null): void => {
    const rest = others.filter((other) => other.suffix !== suffix);
    void rescan({ ...suffixes, others: as === null ? rest : [...rest, { suffix, as }] });
  };
  return (
    <>
      {found.map(({ suffix, as, alone, files }) => {
        const other = as === 'tags' ? 'nl' : 'tags';
        const isUsed = others.some((one) => one.suffix === suffix);
        return (
          <section key={suffix}>
            <h3 className={styles.head}>
              {amount(files.length, 'caption')} in {suffix}: not read
            </h3>
            <p className={styles.reason}>
              {alone === 0
                ? 'Each belongs to an image whose caption is read from another file.'
                : `${alone === 1 ? '1 of them belongs' : `${alone} of them belong`} to an image without ${names[as]}. No other caption is written beside them.`}
            </p>
            {!isUsed && (
              <p className={styles.decisions}>
                {alone > 0 && (
                  <Button look="primary" size="small" onClick={() => decide(suffix, as)}>
                    Use these as {names[as]}
                  </Button>
                )}
                <Button size="small" onClick={() => decide(suffix, other)}>
                  Use as {names[other]}
                </Button>
                <Button size="small" onClick={() => decide(suffix, 'nothing')}>
                  Leave them
                </Button>
              </p>
            )}
          </section>
        );
      })}
      {others.length > 0 && (
        <section>
          <h3 className={styles.head}>Other suffixes</h3>
          <ul className={styles.list}>
            {others.map(({ suffix, as }) => (
              <li key={suffix}>
                {suffix} {as === 'nothing' ? 'is left alone' : `is read as ${names[as]}`}
                <Button look="quiet" size="small" onClick={() => decide(suffix, null)}>
                  Undo
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
