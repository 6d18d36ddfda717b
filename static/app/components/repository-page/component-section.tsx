import { Loading } from '../loading';
import { ProblemMessage } from '../problem-message';
import { Section } from '../section';
import { ComponentList } from './component-list';
import { DownloadButton } from './download-button';
import type { Choice } from './holdings';
import { useComponents } from './use-components';
import { counted } from '../words';

/** What is in the chosen SBOM, read anew from the repository. */
export function ComponentSection(props: { repository: string; choice: Choice }) {
  const { repository, choice } = props;
  const { file, document: held } = choice;
  const address = { repository, commit: held.commit, path: file.path };
  const { document, isLoading, refusal, retry } = useComponents(address);
  return (
    <Section
      title="Components"
      intro={
        <span className="name">
          {document && `${document.format}, `}
          <code>{file.path}</code> in {file.environment}
        </span>
      }
    >
      {!document && isLoading && <Loading />}
      {refusal && <ProblemMessage refusal={refusal} onRetry={retry} />}
      {document && (
        <>
          <DownloadButton address={address} fileName={document.fileName} />
          {document.total === 0 ? (
            <p className="subtle">This SBOM lists no components.</p>
          ) : (
            <ComponentList rows={document.rows} />
          )}
          {document.rows.length < document.total && (
            <p className="subtle" role="status">
              {document.rows.length.toLocaleString()} of{' '}
              {counted(document.total, 'component is', 'components are')} here
              {isLoading ? '; the others are on their way.' : '.'}
            </p>
          )}
        </>
      )}
    </Section>
  );
}
