using Pipeline.Nodes.Images.Sbom;

const string Usage = "sbom NAME VERSION RUNTIME LOCK-FILE PACKAGES-FOLDER APPLICATION-FOLDER BASE-ROOT-FOLDER BASE-IMAGE OUTPUT";
if (args is not [string name, string version, string runtime, string lockFile, string packages, string application, string baseRoot, string baseImage, string output])
{
    throw new ArgumentException($"{args.Length} arguments; expected: {Usage}");
}

Component[] components =
[
    .. OperatingSystemParts.Read(baseRoot, baseImage),
    .. new LockFile(lockFile, runtime, new NuGetFolder(packages)).Read(),
    .. ApplicationFiles.Read(application),
];
await using FileStream file = File.Create(output);
BillOfMaterials.Write(file, name, version, components);
