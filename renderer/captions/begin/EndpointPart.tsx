/** What is asked of a vision model: the server and its model, the prompt, and the details. */
import { Button } from '../../ui/display/Button.tsx';
import { EndpointDetails } from './EndpointDetails.tsx';
import styles from './EndpointPart.module.css';
import { PromptPart } from './PromptPart.tsx';
import { RequestView } from './RequestView.tsx';
import { ServerPart } from './ServerPart.tsx';
import type { Begin } from './useBegin.ts';

interface Props {
  readonly begin: Begin;
  /** The request instead of the prompt. */
  readonly shown: boolean;
  readonly onShow: (shown: boolean) => void;
}

export const EndpointPart = ({ begin, shown, onShow }: Props) => {
  const { endpoint, setEndpoint, firstAsked: sample, unset } = begin;
  return (
    <div className={styles.parts}>
      <div className={styles.settings}>
        <ServerPart endpoint={endpoint} onChange={setEndpoint} />
        <EndpointDetails endpoint={endpoint} onChange={setEndpoint} />
        <div className={styles.request}>
          <Button
            size="small"
            aria-expanded={shown}
            disabled={unset !== null || sample === null}
            onClick={() => onShow(!shown)}
          >
            {shown ? 'Hide the request' : 'Show the request'}
          </Button>
        </div>
      </div>
      <div className={styles.right}>
        {shown && unset === null && sample !== null ? (
          <RequestView sample={sample} spec={endpoint} />
        ) : (
          <PromptPart prompt={endpoint.prompt} onChange={(prompt) => setEndpoint({ prompt })} />
        )}
      </div>
    </div>
  );
};
