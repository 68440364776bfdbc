/** The request as it would be sent for the first image that is asked about, but for the key. */
import { useQuery } from '@tanstack/react-query';
import type { SampleRow } from '../../../shared/api/sample.ts';
import type { EndpointSpec } from '../../../shared/captioning/endpointSpec.ts';
import { useCall } from '../../api/ApiContext.tsx';
import { wordsOf } from '../../api/call.ts';
import { useSettled } from '../../ui/hooks/useSettled.ts';
import styles from './RequestView.module.css';

interface Props {
  readonly sample: SampleRow;
  readonly spec: EndpointSpec;
}

export const RequestView = ({ sample, spec }: Props) => {
  const call = useCall();
  const settled = useSettled(spec, JSON.stringify(spec), 200);
  const { data, error } = useQuery({
    queryKey: ['captioning', 'request', sample.id, sample.version, settled],
    queryFn: ({ signal }) =>
      call('POST /api/captioning/request', { body: { sample: sample.id, spec: settled }, signal }),
    staleTime: 0,
    retry: false,
  });
  return (
    <section className={styles.request} aria-label="Request">
      <h3 className={styles.title}>For {sample.relPath}</h3>
      {error !== null && <p className={styles.problem}>{wordsOf(error)}</p>}
      {data !== undefined && (
        // A text to be read and copied; the keyboard scrolls it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className={styles.text} data-selectable tabIndex={0} aria-label="What is sent">
          {`${data.method} ${data.url}\n`}
          {Object.entries(data.headers).map(([name, value]) => `${name}: ${value}\n`)}
          {`\n${data.body}`}
        </pre>
      )}
    </section>
  );
};
