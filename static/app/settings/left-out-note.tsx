import SectionMessage from '@atlaskit/section-message';

/** What is set on the page has no effect while the workspace leaves the repository out. */
export function LeftOutNote() {
  return (
    <SectionMessage appearance="warning" title="The workspace leaves this repository out">
      <p>
        Nothing is sent from it, whatever is set here. A workspace admin can include it under
        Repositories in the workspace settings.
      </p>
    </SectionMessage>
  );
}
