/** How captions are mixed: the user's own file, or the same options here. */
import { suggestedMix, type MixConfig } from '../../shared/trainer/mixConfig.ts';
import type { TrainerSettings, UsedMix } from '../../shared/api/trainer.ts';
import { Button } from '../ui/display/Button.tsx';
import { Note } from '../ui/display/Note.tsx';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { Switch } from '../ui/fields/Switch.tsx';
import styles from './Fields.module.css';
import { NumberField } from '../ui/fields/NumberField.tsx';
import { ProtectedTags } from './ProtectedTags.tsx';
import type { SetTrainer, TrainerEntries } from './useTrainer.ts';
import { variantWords } from './labels.ts';
import { WordsField } from './WordsField.tsx';

interface Props {
  readonly settings: TrainerSettings;
  readonly used: UsedMix;
  readonly set: SetTrainer;
}

const modes = [
  { value: 'tags', label: 'Tags' },
  { value: 'nl', label: 'NL caption' },
  { value: 'mixed', label: 'Mixed' },
] as const;

const mixed = ['tags', 'nl', 'tags_nl', 'nl_tags'] as const;

/** The options alone, without their source. */
const mixOf = ({
  protected_tags: _tags,
  file: _file,
  ignored: _ignored,
  problem: _problem,
  ...mix
}: UsedMix) => mix;

const entriesOf = (mix: MixConfig): TrainerEntries => [
  [['configFile'], null],
  [['mix'], mix],
];

const File = ({ settings: { configFile }, used, set }: Props) => (
  <>
    <WordsField
      label="diffusion-pipe .toml"
      hint="Absolute, or from the dataset's folder; its [model] table is read"
      placeholder="none: the options below"
      value={configFile ?? ''}
      onChange={(text) =>
        void set(text.trim() === '' ? 'Train without a file' : `Train as ${text.trim()} says`, [
          [['configFile'], text.trim() === '' ? null : text.trim()],
        ])
      }
    />
    {used.problem !== null && <Note tone="problem">{used.problem}</Note>}
    {used.file !== null && (
      <div className={styles.row}>
        <span className={styles.quiet}>These are the options of the file.</span>
        <Button
          size="small"
          onClick={() => void set(`Use the mix of ${used.file ?? ''}`, entriesOf(mixOf(used)))}
        >
          Change them here
        </Button>
      </div>
    )}
  </>
);

export const MixSettings = (props: Props) => {
  const { settings, used, set } = props;
  const fixed = used.file !== null;
  const change = <K extends keyof MixConfig>(name: K, value: MixConfig[K], words: string): void =>
    void set(words, [[['mix', name], value]]);
  const drawn = !used.cache_text_embeddings;
  return (
    <section className={styles.group} aria-label="Captions">
      <h3 className={styles.title}>Captions</h3>
      <File {...props} />
      <fieldset className={styles.fields} disabled={fixed}>
        <Switch
          label="Drawn again at every step"
          checked={drawn}
          onChange={(on) =>
            change(
              'cache_text_embeddings',
              !on,
              on ? 'Draw captions at every step' : 'Cache the text embeddings',
            )
          }
        />
        {!drawn && (
          <p className={styles.quiet}>
            cache_text_embeddings is true: captions are the tags as they are in the file. NL captions,
            shuffling and dropout have no effect
            {used.ignored.length > 0 && `, though ${used.ignored.join(', ')} is set`}.
          </p>
        )}
        {!drawn && !fixed && (
          <div className={styles.row}>
            <Button
              size="small"
              onClick={() => void set('Mix tags and NL captions', entriesOf(suggestedMix))}
            >
              Mix tags and NL captions
            </Button>
            <span className={styles.quiet}>first five kept, 30 % of the others dropped</span>
          </div>
        )}
        {drawn && (
          <Drawn
            used={used}
            change={change}
            // Each by itself: the one set just before may not have arrived here yet.
            onWeight={(variant, weight) =>
              void set(`Set the weight of ${variant} to ${weight}`, [
                [['mix', 'mixed_weights', variant], weight],
              ])
            }
          />
        )}
      </fieldset>
      {drawn && used.tag_dropout_percent > 0 && (
        <ProtectedTags
          own={settings.protectedTags}
          all={used.protected_tags}
          onChange={(tags) => void set('Set the protected tags', [[['protectedTags'], tags]])}
        />
      )}
    </section>
  );
};

interface DrawnProps {
  readonly used: UsedMix;
  readonly change: <K extends keyof MixConfig>(name: K, value: MixConfig[K], words: string) => void;
  readonly onWeight: (variant: keyof MixConfig['mixed_weights'], weight: number) => void;
}

const Drawn = ({ used, change, onWeight }: DrawnProps) => (
  <>
    <div>
      <Segmented
        label="Captions are made of"
        value={used.caption_mode}
        choices={modes}
        onChange={(mode) => change('caption_mode', mode, `Set caption_mode to ${mode}`)}
      />
    </div>
    {used.caption_mode === 'mixed' && (
      <div className={styles.pair}>
        {mixed.map((variant) => (
          <NumberField
            key={variant}
            label={variantWords[variant]}
            hint={`mixed_weights.${variant}: only the proportions count`}
            value={used.mixed_weights[variant]}
            min={0}
            max={1_000_000}
            onChange={(weight) => onWeight(variant, weight)}
          />
        ))}
      </div>
    )}
    <div className={styles.pair}>
      <NumberField
        label="Keep first tags"
        hint="shuffle_keep_first_n: they keep their place and are never dropped"
        value={used.shuffle_keep_first_n}
        min={0}
        max={1000}
        whole
        onChange={(count) => change('shuffle_keep_first_n', count, `Keep the first ${count} tags`)}
      />
      <NumberField
        label="Tag dropout"
        hint="tag_dropout_percent: share of the other tags, 0 to 1"
        value={used.tag_dropout_percent}
        min={0}
        max={1}
        onChange={(share) => change('tag_dropout_percent', share, `Set the tag dropout to ${share}`)}
      />
      <NumberField
        label="Empty captions"
        hint="caption_dropout_percent: share of all captions, 0 to 1"
        value={used.caption_dropout_percent}
        min={0}
        max={1}
        onChange={(share) => change('caption_dropout_percent', share, `Set the caption dropout to ${share}`)}
      />
    </div>
    <div className={styles.switches}>
      <Switch
        label="Shuffle tags"
        checked={used.shuffle_tags}
        onChange={(on) => change('shuffle_tags', on, on ? 'Shuffle tags' : 'Leave tags in order')}
      />
      <Switch
        label="Shuffle sentences"
        checked={used.nl_shuffle_sentences}
        onChange={(on) =>
          change('nl_shuffle_sentences', on, on ? 'Shuffle sentences' : 'Leave sentences in order')
        }
      />
      {used.nl_shuffle_sentences && (
        <Switch
          label="Keep the first sentence first"
          checked={used.nl_keep_first_sentence}
          onChange={(on) =>
            change('nl_keep_first_sentence', on, on ? 'Keep the first sentence' : 'Shuffle all sentences')
          }
        />
      )}
    </div>
  </>
);
