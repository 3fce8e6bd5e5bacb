module lockstep.dev/tools/atlas

go 1.24.0

require ariga.io/atlas/cmd/atlas v0.13.1

require golang.org/x/tools v0.38.0 // indirect
