# Which runtime the image is for: that of the machine that builds it.
case $(uname -m) in
  x86_64) runtime=linux-x64 ;;
  aarch64) runtime=linux-arm64 ;;
  *) echo "There is no native build for $(uname -m)." >&2; exit 69 ;;
esac
