/** What a tag says something about. */
export type Part =
  'document' | 'creationInfo' | 'package' | 'file' | 'snippet' | 'extracted' | 'relationship';

/** How the value of a tag is written in JSON. */
export type Form =
  | 'text'
  | 'list'
  /** Several in one line. */
  | 'comma-list'
  | 'checksum'
  | 'external-ref'
  | 'external-ref-comment'
  | 'external-document'
  | 'verification-code'
  | 'purpose'
  | 'byte-range'
  | 'line-range'
  | 'relationship';

export interface Tag {
  readonly part: Part;
  readonly member: string;
  readonly form: Form;
  /** The tag begins the next one of its part. */
  readonly opens?: true;
}

const text = (part: Part, member: string): Tag => ({ part, member, form: 'text' });
const list = (part: Part, member: string): Tag => ({ part, member, form: 'list' });
const form = (part: Part, member: string, of: Form): Tag => ({ part, member, form: of });
const opens = (part: Part, member: string): Tag => ({ part, member, form: 'text', opens: true });

/** Tags of SPDX 2.2 and 2.3 by the members of JSON (the clauses of the specification name both). */
export const TAGS: ReadonlyMap<string, Tag> = new Map([
  ['SPDXVersion', text('document', 'spdxVersion')],
  ['DataLicense', text('document', 'dataLicense')],
  ['DocumentName', text('document', 'name')],
  ['DocumentNamespace', text('document', 'documentNamespace')],
  ['DocumentComment', text('document', 'comment')],
  ['ExternalDocumentRef', form('document', 'externalDocumentRefs', 'external-document')],

  ['Creator', list('creationInfo', 'creators')],
  ['Created', text('creationInfo', 'created')],
  ['CreatorComment', text('creationInfo', 'comment')],
  ['LicenseListVersion', text('creationInfo', 'licenseListVersion')],

  ['PackageName', opens('package', 'name')],
  ['PackageVersion', text('package', 'versionInfo')],
  ['PackageFileName', text('package', 'packageFileName')],
  ['PackageSupplier', text('package', 'supplier')],
  ['PackageOriginator', text('package', 'originator')],
  ['PackageDownloadLocation', text('package', 'downloadLocation')],
  ['FilesAnalyzed', text('package', 'filesAnalyzed')],
  ['PackageVerificationCode', form('package', 'packageVerificationCode', 'verification-code')],
  ['PackageChecksum', form('package', 'checksums', 'checksum')],
  ['PackageHomePage', text('package', 'homepage')],
  ['PackageSourceInfo', text('package', 'sourceInfo')],
  ['PackageLicenseConcluded', text('package', 'licenseConcluded')],
  ['PackageLicenseInfoFromFiles', list('package', 'licenseInfoFromFiles')],
  ['PackageLicenseDeclared', text('package', 'licenseDeclared')],
  ['PackageLicenseComments', text('package', 'licenseComments')],
  ['PackageCopyrightText', text('package', 'copyrightText')],
  ['PackageSummary', text('package', 'summary')],
  ['PackageDescription', text('package', 'description')],
  ['PackageComment', text('package', 'comment')],
  ['ExternalRef', form('package', 'externalRefs', 'external-ref')],
  ['ExternalRefComment', form('package', 'externalRefs', 'external-ref-comment')],
  ['PackageAttributionText', list('package', 'attributionTexts')],
  ['PrimaryPackagePurpose', form('package', 'primaryPackagePurpose', 'purpose')],
  ['BuiltDate', text('package', 'builtDate')],
  ['ReleaseDate', text('package', 'releaseDate')],
  ['ValidUntilDate', text('package', 'validUntilDate')],

  ['FileName', opens('file', 'fileName')],
  ['FileType', list('file', 'fileTypes')],
  ['FileChecksum', form('file', 'checksums', 'checksum')],
  ['LicenseConcluded', text('file', 'licenseConcluded')],
  ['LicenseInfoInFile', list('file', 'licenseInfoInFiles')],
  ['LicenseComments', text('file', 'licenseComments')],
  ['FileCopyrightText', text('file', 'copyrightText')],
  ['FileComment', text('file', 'comment')],
  ['FileNotice', text('file', 'noticeText')],
  ['FileContributor', list('file', 'fileContributors')],
  ['FileAttributionText', list('file', 'attributionTexts')],
  ['FileDependency', list('file', 'fileDependencies')],

  ['SnippetSPDXID', opens('snippet', 'SPDXID')],
  ['SnippetFromFileSPDXID', text('snippet', 'snippetFromFile')],
  ['SnippetByteRange', form('snippet', 'ranges', 'byte-range')],
  ['SnippetLineRange', form('snippet', 'ranges', 'line-range')],
  ['SnippetLicenseConcluded', text('snippet', 'licenseConcluded')],
  ['LicenseInfoInSnippet', list('snippet', 'licenseInfoInSnippets')],
  ['SnippetLicenseComments', text('snippet', 'licenseComments')],
  ['SnippetCopyrightText', text('snippet', 'copyrightText')],
  ['SnippetComment', text('snippet', 'comment')],
  ['SnippetName', text('snippet', 'name')],
  ['SnippetAttributionText', list('snippet', 'attributionTexts')],

  ['LicenseID', opens('extracted', 'licenseId')],
  ['ExtractedText', text('extracted', 'extractedText')],
  ['LicenseName', text('extracted', 'name')],
  ['LicenseCrossReference', form('extracted', 'seeAlsos', 'comma-list')],
  ['LicenseComment', text('extracted', 'comment')],

  ['Relationship', form('relationship', 'relatedSpdxElement', 'relationship')],
  ['RelationshipComment', text('relationship', 'comment')],
]);

/** Annotations, reviews and what files are made from: known, and of no use here. */
export const IGNORED_TAGS: ReadonlySet<string> = new Set([
  ...['Annotator', 'AnnotationDate', 'AnnotationComment', 'AnnotationType', 'SPDXREF'],
  ...['Reviewer', 'ReviewDate', 'ReviewComment'],
  ...['ArtifactOfProjectName', 'ArtifactOfProjectHomePage', 'ArtifactOfProjectURI'],
]);
