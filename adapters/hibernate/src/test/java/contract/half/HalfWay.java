package contract.half;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "half_way")
public class HalfWay {

    @Id
    public long id;
}
