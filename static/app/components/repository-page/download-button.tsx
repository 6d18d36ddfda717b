import Button from '@atlaskit/button/new';
import DownloadIcon from '@atlaskit/icon/core/download';
import { useState } from 'react';
import type { Refusal } from '../../../../src/contract/resolvers';
import { ProblemMessage } from '../problem-message';
import { downloadDocument } from './download-document';
import type { DocumentAddress } from './use-components';

/** Saves the document as a file, as it is in the repository. */
export function DownloadButton(props: { address: DocumentAddress; fileName: string }) {
  const { address, fileName } = props;
  const [isLoading, setLoading] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const download = async () => {
    setLoading(true);
    const reply = await downloadDocument(address);
    setRefusal(reply.ok ? undefined : reply);
    setLoading(false);
  };
  return (
    <>
      <Button iconBefore={DownloadIcon} isLoading={isLoading} onClick={() => void download()}>
        {`Download ${shortened(fileName)}`}
      </Button>
      {refusal && <ProblemMessage refusal={refusal} />}
    </>
  );
}

function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 20)}…${name.slice(-18)}` : name;
}
