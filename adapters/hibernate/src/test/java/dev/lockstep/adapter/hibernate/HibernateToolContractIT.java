package dev.lockstep.adapter.hibernate;

import dev.lockstep.adapter.contract.ContractStory;
import dev.lockstep.adapter.contract.MigrationToolContract;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;

class HibernateToolContractIT extends MigrationToolContract {

    private static final String CREATE = "model.create.package=contract.create\n";
    private static final String STATUS = "model.status.package=contract.status\n";

    @Override
    protected MigrationTool tool() {
        return new HibernateTool();
    }

    @Override
    protected Optional<MigrationProject> write(ContractStory story, Path folder) throws IOException {
        String settings =
                switch (story) {
                    case GOOD -> "models=create,status,index\n" + CREATE + STATUS
                            + "model.index.package=contract.index\n";
                    case UP_FAILS -> "models=create,half\n" + CREATE + "model.half.package=contract.half\n";
                    case IRREVERSIBLE -> "models=create,status\n" + CREATE + "# lockstep:irreversible because "
                            + ContractStory.REASON + "\n" + STATUS;
                    case EMPTY -> "models=\n";
                        // Downs are derived from updates that ran, and Hibernate runs nothing but DDL.
                    case DOWN_FAILS, DOWN_MISSING, EDITED, HANGS -> "";
                };
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        Files.writeString(folder.resolve(ModelSettings.FILE), settings);
        return Optional.of(new MigrationProject("hibernate", folder, new TreeMap<>(), "the test says so"));
    }
}
