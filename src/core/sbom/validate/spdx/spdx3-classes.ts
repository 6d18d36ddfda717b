/** What a class of SPDX 3.0.1 asks of its objects. */
export interface Spdx3Class {
  /** Elements have an `spdxId` and a `creationInfo`; other objects live inside of them. */
  readonly element: boolean;
  readonly required: readonly string[];
}

const classes = (element: boolean, rows: readonly (readonly [string, string])[]) =>
  rows.map(([name, required]): [string, Spdx3Class] => [
    name,
    { element, required: required === '' ? [] : required.split(' ') },
  ]);
const RELATIONSHIP = 'from to relationshipType';

/**
 * The classes that an object of a graph may have, with the members that the common ones require.
 * As in the JSON schema of 3.0.1 (spdx.org/schema/3.0.1/spdx-json-schema.json); a type that is an
 * IRI is an extension, which anybody may define.
 */
export const SPDX_3_CLASSES: ReadonlyMap<string, Spdx3Class> = new Map([
  ...classes(true, [
    ['SpdxDocument', ''],
    ['Bundle', ''],
    ['Bom', ''],
    ['software_Sbom', ''],
    ['software_Package', ''],
    ['software_File', ''],
    ['software_Snippet', 'software_snippetFromFile'],
    ['Relationship', RELATIONSHIP],
    ['LifecycleScopedRelationship', RELATIONSHIP],
    ['Annotation', 'annotationType subject'],
    ['Agent', ''],
    ['Person', ''],
    ['Organization', ''],
    ['SoftwareAgent', ''],
    ['Tool', ''],
    ['IndividualElement', ''],
    ['simplelicensing_LicenseExpression', 'simplelicensing_licenseExpression'],
    ['simplelicensing_SimpleLicensingText', 'simplelicensing_licenseText'],
    ['expandedlicensing_ConjunctiveLicenseSet', 'expandedlicensing_member'],
    ['expandedlicensing_DisjunctiveLicenseSet', 'expandedlicensing_member'],
    ['expandedlicensing_CustomLicense', 'simplelicensing_licenseText'],
    ['expandedlicensing_ListedLicense', 'simplelicensing_licenseText'],
    ['expandedlicensing_CustomLicenseAddition', 'expandedlicensing_additionText'],
    ['expandedlicensing_ListedLicenseException', 'expandedlicensing_additionText'],
    ['expandedlicensing_IndividualLicensingInfo', ''],
    ['expandedlicensing_OrLaterOperator', 'expandedlicensing_subjectLicense'],
    ['expandedlicensing_WithAdditionOperator', ''],
    ['build_Build', 'build_buildType'],
    ['ai_AIPackage', ''],
    ['dataset_DatasetPackage', 'dataset_datasetType'],
    ['security_Vulnerability', ''],
    ['security_CvssV2VulnAssessmentRelationship', RELATIONSHIP],
    ['security_CvssV3VulnAssessmentRelationship', RELATIONSHIP],
    ['security_CvssV4VulnAssessmentRelationship', RELATIONSHIP],
    ['security_EpssVulnAssessmentRelationship', RELATIONSHIP],
    ['security_ExploitCatalogVulnAssessmentRelationship', RELATIONSHIP],
    ['security_SsvcVulnAssessmentRelationship', RELATIONSHIP],
    ['security_VexAffectedVulnAssessmentRelationship', RELATIONSHIP],
    ['security_VexFixedVulnAssessmentRelationship', RELATIONSHIP],
    ['security_VexNotAffectedVulnAssessmentRelationship', RELATIONSHIP],
    ['security_VexUnderInvestigationVulnAssessmentRelationship', RELATIONSHIP],
  ]),
  ...classes(false, [
    ['CreationInfo', 'specVersion created createdBy'],
    ['ExternalIdentifier', 'externalIdentifierType identifier'],
    ['ExternalMap', 'externalSpdxId'],
    ['ExternalRef', ''],
    ['Hash', 'algorithm hashValue'],
    ['PackageVerificationCode', 'algorithm hashValue'],
    ['NamespaceMap', 'prefix namespace'],
    ['DictionaryEntry', 'key'],
    ['PositiveIntegerRange', 'beginIntegerRange endIntegerRange'],
    [
      'software_ContentIdentifier',
      'software_contentIdentifierType software_contentIdentifierValue',
    ],
    ['ai_EnergyConsumption', ''],
    ['ai_EnergyConsumptionDescription', 'ai_energyQuantity ai_energyUnit'],
    ['extension_CdxPropertiesExtension', ''],
    ['extension_CdxPropertyEntry', ''],
  ]),
]);

/** The relationships of 3.0.1 (Core/Vocabularies/RelationshipType). */
export const SPDX_3_RELATIONSHIPS: ReadonlySet<string> = new Set(
  (
    'affects amendedBy ancestorOf availableFrom configures contains coordinatedBy copiedTo ' +
    'delegatedTo dependsOn descendantOf describes doesNotAffect expandsTo exploitCreatedBy ' +
    'fixedBy fixedIn foundBy generates hasAddedFile hasAssessmentFor hasAssociatedVulnerability ' +
    'hasConcludedLicense hasDataFile hasDeclaredLicense hasDeletedFile hasDependencyManifest ' +
    'hasDistributionArtifact hasDocumentation hasDynamicLink hasEvidence hasExample hasHost ' +
    'hasInput hasMetadata hasOptionalComponent hasOptionalDependency hasOutput hasPrerequisite ' +
    'hasProvidedDependency hasRequirement hasSpecification hasStaticLink hasTest hasTestCase ' +
    'hasVariant invokedBy modifiedBy other packagedBy patchedBy publishedBy reportedBy ' +
    'republishedBy serializedInArtifact testedOn trainedOn underInvestigationFor usesTool'
  ).split(' '),
);
