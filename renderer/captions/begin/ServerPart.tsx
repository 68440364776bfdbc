/** The server, whether it answers, its key and its model. */
import { useState } from 'react';
import type { FoundServer } from '../../../shared/api/proposals.ts';
import { wordsOf } from '../../api/call.ts';
import { ComboField } from '../../parts/ComboField.tsx';
import { Button } from '../../ui/display/Button.tsx';
import { amount } from '../../ui/display/numbers.ts';
import { TextField } from '../../ui/fields/TextField.tsx';
import { urlProblem, type EndpointDraft } from './endpointDraft.ts';
import styles from './EndpointPart.module.css';
import { KeyField } from './KeyField.tsx';
import { useFindServers, useTestServer } from './useServer.ts';

interface Props {
  readonly endpoint: EndpointDraft;
  readonly onChange: (changed: Partial<EndpointDraft>) => void;
}

const Found = ({
  servers,
  onTake,
}: {
  readonly servers: readonly FoundServer[];
  readonly onTake: (server: FoundServer) => void;
}) =>
  servers.length === 0 ? (
    <p className={styles.quiet} role="status">
      No server answers on this machine’s usual ports (11434, 1234, 8080, 8000). Start one, or write its
      address.
    </p>
  ) : (
    <ul className={styles.servers} aria-label="Servers found">
      {servers.map((server) => (
        <li key={server.url}>
          <button type="button" className={styles.server} onClick={() => onTake(server)}>
            {server.name}
            <span className={styles.quiet}>
              {server.url}, {amount(server.models.length, 'model')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );

export const ServerPart = ({ endpoint, onChange }: Props) => {
  const { url, model, keyInPrivateNetwork } = endpoint;
  const finding = useFindServers();
  const testing = useTestServer();
  const [models, setModels] = useState<readonly string[]>([]);
  const [left, setLeft] = useState(false);
  const wrong = url === '' || !left ? null : urlProblem(url);
  const listed = (found: readonly string[]): void => {
    setModels(found);
    const [only] = found;
    if (found.length === 1 && only !== undefined) onChange({ model: only });
  };
  const take = (server: FoundServer): void => {
    setModels(server.models);
    testing.reset();
    const [first] = server.models;
    onChange({
      url: server.url,
      ...(first === undefined || server.models.includes(model) ? {} : { model: first }),
    });
    finding.reset();
  };
  const test = (): void =>
    testing.mutate({ url, keyInPrivateNetwork }, { onSuccess: (reply) => listed(reply.models) });
  return (
    <section className={styles.section} aria-label="Server">
      <TextField
        label="Address of the server, up to and with /v1"
        placeholder="http://127.0.0.1:11434/v1"
        value={url}
        problem={wrong}
        onText={(text) => {
          onChange({ url: text.trim() });
          testing.reset();
        }}
        onBlur={() => setLeft(true)}
      />
      <div className={styles.line}>
        <Button size="small" disabled={finding.isPending} onClick={() => finding.mutate()}>
          {finding.isPending ? 'Looking...' : 'Find servers here'}
        </Button>
        <Button size="small" disabled={urlProblem(url) !== null || testing.isPending} onClick={test}>
          {testing.isPending ? 'Asking...' : 'Test connection'}
        </Button>
      </div>
      {finding.data !== undefined && <Found servers={finding.data} onTake={take} />}
      {finding.error !== null && (
        <p className={styles.problem} role="alert">
          {wordsOf(finding.error)}
        </p>
      )}
      {testing.data !== undefined && (
        <p className={styles.quiet} role="status">
          It answers, and has {amount(testing.data.models.length, 'model')}.
        </p>
      )}
      {testing.error !== null && (
        <p className={styles.problem} role="alert">
          {wordsOf(testing.error)}
        </p>
      )}
      <ComboField
        label="Model"
        value={model}
        placeholder={models.length === 0 ? 'Test the connection to list them' : 'Model'}
        options={models.map((text) => ({ text, count: null, category: 'general' as const }))}
        onText={(text) => onChange({ model: text })}
      />
      <KeyField key={url} url={url} />
    </section>
  );
};
