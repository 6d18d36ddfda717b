import {
  DEFAULT_PROJECT_NAME,
  DEFAULT_PROJECT_VERSION,
  projectOf,
} from '../../../../src/contract/destination-fields';
import { TextField } from '../text-field';
import type { DestinationDraft, DraftErrors } from './destination-draft';

const EXAMPLE = { product: 'acme/web-shop', environment: 'production', version: '1.4.0' };

/** How projects are called at Dependency-Track, and what they are put under. All can stay empty. */
export function DependencyTrackFields(props: {
  draft: DestinationDraft;
  errors: DraftErrors;
  onChange: (part: Partial<DestinationDraft>) => void;
}) {
  const { draft, errors, onChange } = props;
  const fieldOf = (member: 'projectName' | 'projectVersion' | 'parentName' | 'parentVersion') => ({
    value: draft[member],
    error: errors[member],
    onChange: (text: string) => {
      onChange({ [member]: text });
    },
  });
  return (
    <fieldset className="group">
      <legend>Projects</legend>
      <div className="fields">
        <TextField
          label="Project name"
          placeholder={DEFAULT_PROJECT_NAME}
          isMonospaced
          {...fieldOf('projectName')}
        />
        <TextField
          label="Project version"
          placeholder={DEFAULT_PROJECT_VERSION}
          isMonospaced
          {...fieldOf('projectVersion')}
        />
      </div>
      <Example draft={draft} />
      <div className="fields">
        <TextField
          label="Parent project name"
          help="New projects are put under it. It has to exist."
          {...fieldOf('parentName')}
        />
        <TextField
          label="Parent project version"
          help="Leave empty if the parent has none."
          {...fieldOf('parentVersion')}
        />
        <TextField
          label="Tags"
          help="Separated by commas."
          placeholder="bitbucket, sbom"
          value={draft.tags}
          maxLength={5200}
          error={errors.tags}
          onChange={(tags) => {
            onChange({ tags });
          }}
        />
      </div>
    </fieldset>
  );
}

/** What the templates on screen make of one delivery. */
function Example(props: { draft: DestinationDraft }) {
  const { projectName, projectVersion } = props.draft;
  const { name, version } = projectOf(
    {
      projectName: projectName.trim() === '' ? undefined : projectName,
      projectVersion: projectVersion.trim() === '' ? undefined : projectVersion,
    },
    EXAMPLE,
  );
  return (
    <p className="example">
      <code>{'{product}'}</code>, <code>{'{environment}'}</code> and <code>{'{version}'}</code> are
      filled in. {EXAMPLE.product} {EXAMPLE.version}, sent to {EXAMPLE.environment}, becomes project{' '}
      <strong>{name}</strong> in version <strong>{version}</strong>.
    </p>
  );
}
