import {
  BOOLEAN,
  INTEGER,
  listOf,
  object,
  TEXT,
  TEXTS,
  word,
  type ObjectRule,
  type Rule,
} from './spdx2-rule';

/**
 * Where 2.3 differs from 2.2. The facts are those of the JSON schemas at the tags v2.2.1, v2.2.2
 * (the same file) and v2.3 of github.com/spdx/spdx-spec, schemas/spdx-schema.json; several are not
 * what the specification's text says, and are kept: the verdict is that of the schemas.
 */
interface Version {
  readonly creationInfo: string;
  readonly package: string;
  readonly packageTexts: string;
  readonly purposes: string;
  readonly file: string;
  readonly snippet: string;
  readonly emptyLicenceInfo: boolean;
  readonly algorithms: string;
  readonly categories: string;
  readonly relationships: string;
}

const V22: Version = {
  creationInfo: 'created',
  package: 'SPDXID name downloadLocation licenseConcluded licenseDeclared copyrightText',
  packageTexts: '',
  purposes: '',
  file: 'SPDXID fileName licenseConcluded copyrightText',
  snippet: 'SPDXID name snippetFromFile licenseConcluded copyrightText',
  emptyLicenceInfo: false,
  algorithms: 'MD2 MD4 MD5 MD6 SHA1 SHA224 SHA256 SHA384 SHA512',
  categories: 'SECURITY PACKAGE_MANAGER OTHER',
  relationships:
    'DESCRIBES DESCRIBED_BY CONTAINS CONTAINED_BY DEPENDS_ON DEPENDENCY_OF ' +
    'DEPENDENCY_MANIFEST_OF BUILD_DEPENDENCY_OF DEV_DEPENDENCY_OF OPTIONAL_DEPENDENCY_OF ' +
    'PROVIDED_DEPENDENCY_OF TEST_DEPENDENCY_OF RUNTIME_DEPENDENCY_OF EXAMPLE_OF GENERATES ' +
    'GENERATED_FROM ANCESTOR_OF DESCENDANT_OF VARIANT_OF DISTRIBUTION_ARTIFACT PATCH_FOR ' +
    'PATCH_APPLIED COPY_OF FILE_ADDED FILE_DELETED FILE_MODIFIED EXPANDED_FROM_ARCHIVE ' +
    'DYNAMIC_LINK STATIC_LINK DATA_FILE_OF TEST_CASE_OF BUILD_TOOL_OF DEV_TOOL_OF TEST_OF ' +
    'TEST_TOOL_OF DOCUMENTATION_OF OPTIONAL_COMPONENT_OF METAFILE_OF PACKAGE_OF ' +
    'PREREQUISITE_FOR HAS_PREREQUISITE OTHER',
};

const V23: Version = {
  creationInfo: 'created creators',
  package: 'SPDXID name downloadLocation',
  packageTexts: 'builtDate releaseDate validUntilDate',
  purposes:
    'APPLICATION FRAMEWORK LIBRARY CONTAINER OPERATING_SYSTEM DEVICE FIRMWARE SOURCE ARCHIVE ' +
    'FILE INSTALL OTHER',
  file: 'SPDXID fileName checksums',
  snippet: 'SPDXID snippetFromFile ranges',
  emptyLicenceInfo: true,
  algorithms:
    `${V22.algorithms} SHA3-256 SHA3-384 SHA3-512 BLAKE2b-256 BLAKE2b-384 BLAKE2b-512 BLAKE3 ` +
    'ADLER32',
  categories: 'SECURITY PACKAGE-MANAGER PERSISTENT-ID OTHER',
  relationships: `${V22.relationships} AMENDS REQUIREMENT_DESCRIPTION_FOR SPECIFICATION_FOR`,
};

const FILE_TYPES =
  'SOURCE BINARY ARCHIVE APPLICATION AUDIO IMAGE TEXT VIDEO DOCUMENTATION SPDX OTHER';

export const SPDX_2_2 = documentRule(V22);
export const SPDX_2_3 = documentRule(V23);

function documentRule(version: Version): ObjectRule {
  const annotations = listOf(
    object(
      'annotation',
      'annotationDate annotationType annotator comment',
      'annotationDate annotator comment',
      { annotationType: word('REVIEW OTHER') },
    ),
  );
  const checksum = object('checksum', 'algorithm checksumValue', 'checksumValue', {
    algorithm: word(version.algorithms),
  });
  return object(
    'document',
    'SPDXID name spdxVersion dataLicense creationInfo',
    'SPDXID name spdxVersion dataLicense comment documentNamespace',
    {
      annotations,
      creationInfo: object(
        'creationInfo',
        version.creationInfo,
        'comment created licenseListVersion',
        { creators: listOf(TEXT, true) },
      ),
      documentDescribes: TEXTS,
      externalDocumentRefs: listOf(
        object(
          'reference to a document',
          'externalDocumentId checksum spdxDocument',
          'externalDocumentId spdxDocument',
          { checksum },
        ),
      ),
      files: listOf(fileRule(version, annotations, checksum)),
      hasExtractedLicensingInfos: listOf(extractedLicenceRule()),
      packages: listOf(packageRule(version, annotations, checksum)),
      relationships: listOf(
        object(
          'relationship',
          'spdxElementId relationshipType relatedSpdxElement',
          'spdxElementId relatedSpdxElement comment',
          { relationshipType: word(version.relationships) },
        ),
      ),
      revieweds: listOf(object('review', 'reviewDate', 'reviewDate reviewer comment')),
      snippets: listOf(snippetRule(version, annotations)),
    },
  );
}

function packageRule(version: Version, annotations: Rule, checksum: Rule): Rule {
  return object(
    'package',
    version.package,
    'SPDXID name versionInfo packageFileName supplier originator downloadLocation homepage ' +
      'sourceInfo licenseConcluded licenseDeclared licenseComments copyrightText summary ' +
      `description comment ${version.packageTexts}`,
    {
      annotations,
      attributionTexts: TEXTS,
      checksums: listOf(checksum),
      externalRefs: listOf(
        object(
          'external reference',
          'referenceCategory referenceType referenceLocator',
          'referenceType referenceLocator comment',
          { referenceCategory: word(version.categories) },
        ),
      ),
      filesAnalyzed: BOOLEAN,
      hasFiles: TEXTS,
      licenseInfoFromFiles: TEXTS,
      packageVerificationCode: object(
        'verification code',
        'packageVerificationCodeValue',
        'packageVerificationCodeValue',
        { packageVerificationCodeExcludedFiles: TEXTS },
      ),
      ...(version.purposes !== '' && { primaryPackagePurpose: word(version.purposes) }),
    },
  );
}

function fileRule(version: Version, annotations: Rule, checksum: Rule): Rule {
  const open: Rule = {
    is: 'object',
    name: 'project',
    members: new Map(),
    required: [],
    open: true,
  };
  return object(
    'file',
    version.file,
    'SPDXID fileName licenseConcluded licenseComments copyrightText noticeText comment',
    {
      annotations,
      artifactOfs: listOf(open),
      attributionTexts: TEXTS,
      checksums: listOf(checksum, true),
      fileContributors: TEXTS,
      fileDependencies: TEXTS,
      fileTypes: listOf(word(FILE_TYPES)),
      licenseInfoInFiles: listOf(TEXT, !version.emptyLicenceInfo),
    },
  );
}

function snippetRule(version: Version, annotations: Rule): Rule {
  const pointer = object('pointer', 'reference', 'reference', {
    offset: INTEGER,
    lineNumber: INTEGER,
  });
  return object(
    'snippet',
    version.snippet,
    'SPDXID name snippetFromFile licenseConcluded licenseComments copyrightText comment',
    {
      annotations,
      attributionTexts: TEXTS,
      licenseInfoInSnippets: TEXTS,
      ranges: listOf(
        object('range', 'startPointer endPointer', '', {
          startPointer: pointer,
          endPointer: pointer,
        }),
        true,
      ),
    },
  );
}

function extractedLicenceRule(): Rule {
  return object(
    'licence of its own',
    'licenseId extractedText',
    'licenseId extractedText name comment',
    {
      seeAlsos: TEXTS,
      crossRefs: listOf(
        object('cross reference', 'url', 'url match timestamp', {
          isLive: BOOLEAN,
          isValid: BOOLEAN,
          isWayBackLink: BOOLEAN,
          order: INTEGER,
        }),
      ),
    },
  );
}
