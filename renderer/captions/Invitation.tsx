/** What the page is for, where nothing has been asked for yet. */
import { Button } from '../ui/display/Button.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import styles from './Invitation.module.css';

interface Props {
  readonly onBegin: () => void;
  readonly keys: string;
}

export const Invitation = ({ onBegin, keys }: Props) => (
  <section className={styles.invitation} aria-label="Captions by models">
    <h2 className={styles.title}>Let a model propose captions, and review them here</h2>
    <p className={styles.text}>
      A vision model writes NL captions from the image and its tags; a tagger proposes tags. Nothing is
      written to a file before you accept it, and what you accept can be undone.
    </p>
    <ul className={styles.ways}>
      <li>
        <strong>NL captions</strong> need a server that speaks as OpenAI’s does and has a model that sees
        images: Ollama, LM Studio, llama.cpp or vLLM on this machine, or one on the web.
      </li>
      <li>
        <strong>Tags</strong> need a folder with an ONNX tagger and its labels, such as WD v3, PixAI, Camie,
        cl_tagger or JoyTag.
      </li>
    </ul>
    <p className={styles.text}>
      Rules mark what looks wrong in an answer: a character that is not named, a colour that contradicts a
      tag, a text that is cut off. What has no mark can be accepted at once.
    </p>
    <div>
      <Button look="primary" size="large" onClick={onBegin}>
        Caption or tag images... <Keys keys={keys} />
      </Button>
    </div>
  </section>
);
