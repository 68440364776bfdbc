/** How many samples lack a caption that others have; each count runs the query that shows them. */
import { useApp } from '../state/AppContext.tsx';
import { useUsualCaptions } from '../state/useUsualCaptions.ts';
import { Button } from '../ui/display/Button.tsx';
import { Note } from '../ui/display/Note.tsx';
import { countText } from '../ui/display/numbers.ts';
import styles from './StatusBar.module.css';

interface Gap {
  readonly query: string;
  readonly words: string;
}

const gaps: readonly (Gap & { readonly caption: 'tags' | 'nl' })[] = [
  { caption: 'tags', query: 'missing:tags', words: 'without tags' },
  { caption: 'nl', query: 'missing:nl', words: 'without NL caption' },
];

export const CaptionCounts = () => {
  const captions = useApp((state) => state.dataset?.captions);
  const usual = useUsualCaptions();
  const show = useApp((state) => state.showSamples);
  if (captions === undefined) return null;
  return gaps
    .filter(({ caption }) => usual[caption] && captions[caption].missing > 0)
    .map(({ caption, query, words }) => (
      <Button
        key={query}
        look="quiet"
        className={styles.button}
        title={`Show them: ${query}`}
        onClick={() => show(query)}
      >
        <Note tone="problem" sign="caret">
          {countText(captions[caption].missing)} {words}
        </Note>
      </Button>
    ));
};
